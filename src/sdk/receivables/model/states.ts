/** Words of the Solidity `ReceivableState`, in its order. */
export const RECEIVABLE_STATES = [
  "None",
  "Registered",
  "Rejected",
  "Cancelled",
  "Expired",
  "Confirmed",
  "Overdue",
  "Defaulted",
  "Closed",
] as const;
export type ReceivableState = (typeof RECEIVABLE_STATES)[number];

/** Words of the Solidity `RecourseState`, in its order. */
export const RECOURSE_STATES = ["None", "Open", "Claimed", "Ended"] as const;
export type RecourseState = (typeof RECOURSE_STATES)[number];

/** How much of the face is paid: it follows from what the ledger says, and no contract keeps it. */
export const PAYMENT_STATES = ["Unpaid", "PartiallyPaid", "Settled"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export function receivableStateOf(value: bigint | number): ReceivableState {
  return RECEIVABLE_STATES[Number(value)] as ReceivableState;
}

export function recourseStateOf(value: bigint | number): RecourseState {
  return RECOURSE_STATES[Number(value)] as RecourseState;
}

/** Of a face of zero, everything is paid: credit notes took the whole. */
export function paymentStateOf({ face, paid }: { readonly face: bigint; readonly paid: bigint }): PaymentState {
  if (paid === face) return "Settled";
  return paid === 0n ? "Unpaid" : "PartiallyPaid";
}
