import type { ClientBase } from "pg";
import { bridgeError } from "../../model/errors.ts";

/** Checks within a transaction that its writer may write for a station, and has it so until the transaction ends. */
export type Fence = (client: ClientBase, station: number) => Promise<void>;

/** Where nobody shares the database. */
export const UNFENCED: Fence = async () => {};

/** Who takes the station over waits for the lock: what is written under a token is there before the next one is given. */
const HELD = "SELECT 1 FROM lease WHERE station = $1 AND token = $2 FOR SHARE";

export interface FenceParameters {
  /** The token under which the station is held here; undefined where it is not. */
  tokenOf(station: number): number | undefined;
  /** Hears that the database knows of another token by now. */
  onRefused(station: number): void;
}

export function fenceOf({ tokenOf, onRefused }: FenceParameters): Fence {
  return async (client, station) => {
    const token = tokenOf(station);
    if (token !== undefined && (await client.query(HELD, [station, token])).rowCount === 1) return;
    if (token !== undefined) onRefused(station);
    throw bridgeError("LEASE_LOST", `station ${station} is not held here`, { station, token });
  };
}
