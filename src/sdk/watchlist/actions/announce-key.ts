import type { TransactionReceipt } from "ethers";
import { checkBytes32, checkTime } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";

export interface AnnounceWatchlistKeyParameters extends WriteOptions {
  readonly list: string;
  readonly publicKey: string;
  /** First second at which it is in use; after the list's `lead`. */
  readonly startsAt: bigint | number;
}

export interface AnnounceWatchlistKeyReturnType {
  readonly epoch: number;
  readonly startsAt: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Announces the key of the next epoch: members report anew under it, until it is in use. MAKER of the operator.
 *
 * @throws `Watchlist_NotOperator`, `Watchlist_StartInvalid`, `Watchlist_EpochPending`, `Watchlist_KeyInvalid`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { announceWatchlistKey } from "tallystick/watchlist";
 *
 * const sent = await announceWatchlistKey(client, { list, publicKey: root, startsAt: 1893456000n });
 */
export async function announceWatchlistKey(
  client: Client,
  parameters: AnnounceWatchlistKeyParameters,
): Promise<SentTransaction> {
  const { list, publicKey, startsAt, ...options } = parameters;
  const args = [
    checkBytes32("list", list),
    checkBytes32("publicKey", publicKey),
    checkTime("startsAt", startsAt),
  ] as const;
  return write(client, watchlistContract(client), "rotate", args, options);
}

/** As `announceWatchlistKey`; waits until it is mined. */
export async function announceWatchlistKeyAndWait(
  client: Client,
  parameters: AnnounceWatchlistKeyParameters,
): Promise<AnnounceWatchlistKeyReturnType> {
  const receipt = await waitMined(client, await announceWatchlistKey(client, parameters));
  const { epoch, startsAt } = eventOf(watchlistContract(client), receipt, "KeyAnnounced").args;
  return { epoch: Number(epoch), startsAt, receipt };
}
