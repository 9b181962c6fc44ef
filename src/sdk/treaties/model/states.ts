/** Words of the Solidity enums of treaties, each in its order. */
export const TREATY_STATES = ["None", "Quoted", "Placed", "Bound", "InForce", "RunOff", "Commuted", "Closed"] as const;
export type TreatyState = (typeof TREATY_STATES)[number];

export const LAYER_KINDS = ["QuotaShare", "Surplus", "ExcessOfLoss", "AggregateExcess"] as const;
export type LayerKind = (typeof LAYER_KINDS)[number];

export const LOSS_STATES = ["None", "Notified", "Assessed", "Contested", "Called", "Withdrawn"] as const;
export type LossState = (typeof LOSS_STATES)[number];

export const ASSESSORS = ["Nobody", "Lead", "Silence", "Arbiter"] as const;
export type Assessor = (typeof ASSESSORS)[number];

export const DUE_STATES = ["None", "Due", "Disputed", "Awarded", "Defaulted", "Paid", "Rejected"] as const;
export type DueState = (typeof DUE_STATES)[number];

/** The word of a number on the chain. */
export function wordOf<Word extends string>(words: readonly Word[], value: bigint | number): Word {
  return words[Number(value)] as Word;
}
