import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { checkNumber, checkWhole, UINT32 } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistRootsContract } from "../contracts.ts";

export interface PublishWatchlistRootParameters extends WriteOptions {
  readonly list: string;
  readonly epoch: number;
  /** One more than that of the root before, from 1. */
  readonly number: number;
  /** The root before; zero for the first. */
  readonly previous: string;
  readonly root: string;
  readonly entries: number;
  readonly bits: number;
  readonly asOf: bigint | number;
}

export interface PublishWatchlistRootReturnType {
  readonly number: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Publishes the root of what is in force. MAKER or DEVICE of the operator. `tally watchlist publish` builds it.
 *
 * @throws `WatchlistRoots_WrongPrevious`, `WatchlistRoots_BucketsTooSmall`, `WatchlistRoots_AsOfInvalid`, `WatchlistRoots_NotOperator`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { bucketTree, publishWatchlistRoot } from "tallystick/watchlist";
 *
 * const { root: built, bits, entries } = bucketTree({ list, epoch: 1 }, new Uint8Array(), 0);
 * const previous = `0x${"00".repeat(32)}`;
 * const publication = { list, epoch: 1, number: 1, previous, root: built, entries, bits, asOf: 1800000000n };
 * const sent = await publishWatchlistRoot(client, publication);
 */
export async function publishWatchlistRoot(
  client: Client,
  parameters: PublishWatchlistRootParameters,
): Promise<SentTransaction> {
  const { list, epoch, number, previous, root, entries, bits, asOf, ...options } = parameters;
  const publication = {
    list: checkBytes32("list", list),
    epoch: checkNumber("epoch", epoch),
    number: checkNumber("number", number),
    previous: checkBytes32("previous", previous),
    root: checkBytes32("root", root),
    entries: checkWhole("entries", entries, 0, UINT32),
    bits: checkWhole("bits", bits, 0, 20),
    asOf: checkTime("asOf", asOf),
  };
  return write(client, watchlistRootsContract(client), "publish", [publication], options);
}

/** As `publishWatchlistRoot`; waits until it is mined. */
export async function publishWatchlistRootAndWait(
  client: Client,
  parameters: PublishWatchlistRootParameters,
): Promise<PublishWatchlistRootReturnType> {
  const receipt = await waitMined(client, await publishWatchlistRoot(client, parameters));
  const { number } = eventOf(watchlistRootsContract(client), receipt, "RootPublished").args;
  return { number: Number(number), receipt };
}
