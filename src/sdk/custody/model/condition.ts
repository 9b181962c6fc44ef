/** Words of the Solidity `Condition`, in its order: how a receiver found a unit. */
export const CONDITIONS = ["Conformant", "SealBroken", "Damaged", "WrongClass", "Refused"] as const;

export type Condition = (typeof CONDITIONS)[number];

export function conditionOf(value: bigint | number): Condition {
  return CONDITIONS[Number(value)] as Condition;
}
