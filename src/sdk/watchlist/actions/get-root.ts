import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { watchlistRootsContract } from "../contracts.ts";
import { watchlistError } from "../errors.ts";

export interface GetWatchlistRootParameters {
  readonly list: string;
  readonly epoch: number;
  /** Number of the root; the newest if left out. */
  readonly number?: number;
}

export interface WatchlistRoot {
  readonly number: number;
  readonly root: string;
  readonly entries: number;
  /** Leading bits of a tag that name its bucket. */
  readonly bits: number;
  /** Second that the entries are of. */
  readonly asOf: bigint;
  /** Whether somebody proved it wrong. */
  readonly faulty: boolean;
}

/**
 * Reads a root that the operator published.
 *
 * @throws `ROOT_UNUSABLE` where there is none in the epoch, `WatchlistRoots_UnknownRoot`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { getWatchlistRoot } from "tallystick/watchlist";
 *
 * const { number, bits, asOf, faulty } = await getWatchlistRoot(client, { list, epoch: 1 });
 */
export async function getWatchlistRoot(client: Client, parameters: GetWatchlistRootParameters): Promise<WatchlistRoot> {
  const list = checkBytes32("list", parameters.list);
  const epoch = checkNumber("epoch", parameters.epoch);
  const roots = watchlistRootsContract(client);
  const number = parameters.number ?? Number(await rpc(() => roots.rootCount(list, epoch)));
  if (number === 0) {
    const values = { list, epoch, reason: "there is none" };
    throw watchlistError("ROOT_UNUSABLE", `epoch ${epoch} of the list has no root yet`, values);
  }
  const record = await rpc(() => roots.rootAt(list, epoch, checkNumber("number", number)));
  return {
    number,
    root: record.root,
    entries: Number(record.entries),
    bits: Number(record.bits),
    asOf: record.asOf,
    faulty: record.faulty,
  };
}
