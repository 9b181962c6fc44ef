/** Words of the Solidity `Phase`, in its order: of stations and sensors. */
export const PHASES = ["None", "Proposed", "Active", "Retired"] as const;

export type Phase = (typeof PHASES)[number];

export function phaseOf(value: bigint): Phase {
  return PHASES[Number(value)] as Phase;
}
