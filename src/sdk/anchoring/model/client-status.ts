/** Words of the Solidity `ClientStatus`, in its order. */
export const CLIENT_STATUSES = ["None", "Active", "Expired", "Frozen"] as const;

/** Expired: the newest header is older than the trust period. Frozen: by the Council, or because two headers of one height were sealed. */
export type ClientStatus = (typeof CLIENT_STATUSES)[number];

export function clientStatusOf(value: bigint): ClientStatus {
  return CLIENT_STATUSES[Number(value)] as ClientStatus;
}
