/** Words of the Solidity `Stage`, in its order: of exceedances. */
export const STAGES = ["None", "Open", "Acknowledged", "Remediated", "Disputed", "Closed"] as const;

export type Stage = (typeof STAGES)[number];

export function stageOf(value: bigint): Stage {
  return STAGES[Number(value)] as Stage;
}
