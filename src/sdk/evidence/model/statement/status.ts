/** Words of the Solidity `Status`, in its order. */
export const STATUSES = ["Unknown", "Live", "Permanent", "Revoked", "Replaced"] as const;

export type Status = (typeof STATUSES)[number];

export function statusOf(value: bigint): Status {
  return STATUSES[Number(value)] as Status;
}
