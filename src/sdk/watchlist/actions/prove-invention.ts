import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber, checkWhole } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistRootsContract } from "../contracts.ts";
import type { WatchlistBucket } from "../model/bucket.ts";

export interface ProveWatchlistInventionParameters extends WriteOptions {
  readonly list: string;
  readonly epoch: number;
  /** Number of the root. */
  readonly number: number;
  readonly bucket: WatchlistBucket;
  /** Of the entry in the bucket, from 0. */
  readonly position: number;
}

export interface ProveWatchlistInventionReturnType {
  readonly tag: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Proves that nobody had reported what a root has in a bucket, or that all reports of it were over. Anybody.
 *
 * @throws `WatchlistRoots_NotInvented`, `WatchlistRoots_ProofInvalid`, `WatchlistRoots_FaultKnown`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { proveWatchlistInvention } from "tallystick/watchlist";
 *
 * const bucket = { index: 0, entries: [], path: [] };
 * const sent = await proveWatchlistInvention(client, { list, epoch: 1, number: 1, bucket, position: 0 });
 */
export async function proveWatchlistInvention(
  client: Client,
  parameters: ProveWatchlistInventionParameters,
): Promise<SentTransaction> {
  const { list, epoch, number, bucket, position, ...options } = parameters;
  const { index, entries, path } = bucket;
  const args = [
    checkBytes32("list", list),
    checkNumber("epoch", epoch),
    checkNumber("number", number),
    { index, entries: [...entries], path: [...path] },
    checkWhole("position", position, 0),
  ] as const;
  return write(client, watchlistRootsContract(client), "proveInvention", args, options);
}

/** As `proveWatchlistInvention`; waits until it is mined. */
export async function proveWatchlistInventionAndWait(
  client: Client,
  parameters: ProveWatchlistInventionParameters,
): Promise<ProveWatchlistInventionReturnType> {
  const receipt = await waitMined(client, await proveWatchlistInvention(client, parameters));
  const { tag } = eventOf(watchlistRootsContract(client), receipt, "FaultProven").args;
  return { tag, receipt };
}
