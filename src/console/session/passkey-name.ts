/** Under which this device keeps the public half of its passkey. */
export const PASSKEY = "passkey";
