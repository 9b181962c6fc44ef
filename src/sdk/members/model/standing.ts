/** Words of the Solidity `Standing`, in its order. */
export const STANDINGS = ["None", "Active", "Restricted", "Expelled"] as const;

export type Standing = (typeof STANDINGS)[number];

export function standingOf(value: bigint): Standing {
  return STANDINGS[Number(value)] as Standing;
}
