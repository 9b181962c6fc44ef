/** Words of the Solidity `Act`, in its order: what taking a step does. */
export const ACTS = ["None", "Commission", "HandOver", "Record", "Transform", "Destroy", "Closed"] as const;

export type Act = (typeof ACTS)[number];

export function actOf(value: bigint | number): Act {
  return ACTS[Number(value)] as Act;
}
