/** Words of the Solidity `Phase` of a unit, in its order. */
export const UNIT_PHASES = ["None", "Active", "Returning", "Disputed", "Transformed", "Destroyed", "Lost"] as const;

export type UnitPhase = (typeof UNIT_PHASES)[number];

export function unitPhaseOf(value: bigint | number): UnitPhase {
  return UNIT_PHASES[Number(value)] as UnitPhase;
}

/** Of what somebody has in hand. */
export const IN_HAND_PHASES: readonly UnitPhase[] = ["Active", "Returning", "Disputed"];
