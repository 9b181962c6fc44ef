/** Under which this device keeps what it keeps of those who use it, beside what is chosen for looking. */

/** Beginning of each form that was begun: of the person who began it. */
export const FORM = "form ";
/** Beginning of each message that was signed and is not on the chain: of the organisation. */
export const SIGNED = "signed ";
/** What a phone has with it where there is no network: public. */
export const ALONG = "taken along";
/** The public half of this device's passkey. */
export const PASSKEY = "passkey";
