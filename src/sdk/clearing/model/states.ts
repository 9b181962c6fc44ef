/** Words of the Solidity `CycleState`, in its order. */
export const CYCLE_STATES = ["None", "Open", "Closed", "Netted", "Recomputed", "Funded", "Settled", "Failed"] as const;
export type CycleState = (typeof CYCLE_STATES)[number];

/** What a deposit is for: a bank's own default, or any member's. Words of the Solidity `Pot`, in its order. */
export const POTS = ["Collateral", "Fund"] as const;
export type Pot = (typeof POTS)[number];

export function cycleStateOf(value: bigint | number): CycleState {
  return CYCLE_STATES[Number(value)] as CycleState;
}
