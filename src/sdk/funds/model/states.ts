/** Words of the Solidity enums of facilities, each in its order. */
export const FACILITY_STATES = ["None", "Open", "Breached", "Frozen", "Accelerated", "Closed"] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];

export const PURPOSE_PAYMENT_STATES = [
  "None",
  "Requested",
  "Paid",
  "Unevidenced",
  "Returning",
  "Returned",
  "Refused",
  "Withdrawn",
  "Lapsed",
] as const;
export type PurposePaymentState = (typeof PURPOSE_PAYMENT_STATES)[number];

/** The word of a number on the chain. */
export function wordOf<Word extends string>(words: readonly Word[], value: bigint | number): Word {
  return words[Number(value)] as Word;
}
