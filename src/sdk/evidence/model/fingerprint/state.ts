/** Words of the Solidity `FingerprintState`, in its order. Binding, financing, cancelling and closing are registrar contracts' business. */
export const FINGERPRINT_STATES = ["Free", "Reserved", "Bound", "Financed", "Closed"] as const;

export type FingerprintState = (typeof FINGERPRINT_STATES)[number];
