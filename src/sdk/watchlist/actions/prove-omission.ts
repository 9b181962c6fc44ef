import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistRootsContract } from "../contracts.ts";
import type { WatchlistBucket } from "../model/bucket.ts";
import { checkTag } from "../model/report-key.ts";

export interface ProveWatchlistOmissionParameters extends WriteOptions {
  readonly list: string;
  readonly epoch: number;
  /** Number of the root. */
  readonly number: number;
  readonly bucket: WatchlistBucket;
  /** What is missing. */
  readonly tag: string;
  /** Who reported it. */
  readonly organisation: number;
}

export interface ProveWatchlistOmissionReturnType {
  readonly tag: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Proves that a root leaves out a tag whose report was in force. Anybody.
 *
 * @throws `WatchlistRoots_NotOmitted`, `WatchlistRoots_WrongBucket`, `WatchlistRoots_ProofInvalid`, `WatchlistRoots_FaultKnown`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { proveWatchlistOmission } from "tallystick/watchlist";
 *
 * const bucket = { index: 0, entries: [], path: [] };
 * const sent = await proveWatchlistOmission(client, { list, epoch: 1, number: 1, bucket, tag, organisation: 7 });
 */
export async function proveWatchlistOmission(
  client: Client,
  parameters: ProveWatchlistOmissionParameters,
): Promise<SentTransaction> {
  const { list, epoch, number, bucket, tag, organisation, ...options } = parameters;
  const { index, entries, path } = bucket;
  const args = [
    checkBytes32("list", list),
    checkNumber("epoch", epoch),
    checkNumber("number", number),
    { index, entries: [...entries], path: [...path] },
    checkTag("tag", tag),
    checkNumber("organisation", organisation),
  ] as const;
  return write(client, watchlistRootsContract(client), "proveOmission", args, options);
}

/** As `proveWatchlistOmission`; waits until it is mined. */
export async function proveWatchlistOmissionAndWait(
  client: Client,
  parameters: ProveWatchlistOmissionParameters,
): Promise<ProveWatchlistOmissionReturnType> {
  const receipt = await waitMined(client, await proveWatchlistOmission(client, parameters));
  const { tag } = eventOf(watchlistRootsContract(client), receipt, "FaultProven").args;
  return { tag, receipt };
}
