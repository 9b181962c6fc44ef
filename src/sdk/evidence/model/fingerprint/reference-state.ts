/** Words of the Solidity `RefState`, in its order. */
export const REFERENCE_STATES = ["None", "Bound", "Financed", "Closed", "Cancelled"] as const;

export type ReferenceState = (typeof REFERENCE_STATES)[number];
