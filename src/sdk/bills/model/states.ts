/** Words of the Solidity enums of a bill, each in its order. */
export const BILL_STATES = ["None", "Drawn", "Refused", "Withdrawn", "Accepted", "Closed"] as const;
export type BillState = (typeof BILL_STATES)[number];

export const BILL_LOT_STATES = ["Open", "Presented", "Paid", "Refused", "Settled", "Barred"] as const;
export type BillLotState = (typeof BILL_LOT_STATES)[number];

export const AVALS = ["None", "Given", "Freed"] as const;
export type Aval = (typeof AVALS)[number];

/** The word of a number on the chain. */
export function wordOf<Word extends string>(words: readonly Word[], value: bigint | number): Word {
  return words[Number(value)] as Word;
}
