import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { safe } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import type { QueryCountMessage } from "../model/messages.ts";

export interface CountQueriesParameters extends WriteOptions {
  readonly count: QueryCountMessage;
  /** Of a MAKER or DEVICE of the querier, see `signQueryCount`. */
  readonly signature: string;
}

export interface CountQueriesReturnType {
  readonly total: number;
  /** Points that went to the list's pool. */
  readonly paid: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Counts the queries that an organisation signed for, and takes their price. Anybody; the operator does it now and then.
 *
 * @throws `Watchlist_CountNotHigher`, `Watchlist_PointsMissing`, `Watchlist_NotForYou`, `Watchlist_DeadlinePassed`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { countQueries, signQueryCount } from "tallystick/watchlist";
 *
 * const count = { list, organisation: 7, total: 12, receipts: root, deadline: 1800000000n };
 * const sent = await countQueries(client, { count, signature: await signQueryCount(signer, deployment, count) });
 */
export async function countQueries(client: Client, parameters: CountQueriesParameters): Promise<SentTransaction> {
  const { count, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, watchlistContract(client), "count", [count, signature], options);
}

/** As `countQueries`; waits until it is mined. */
export async function countQueriesAndWait(
  client: Client,
  parameters: CountQueriesParameters,
): Promise<CountQueriesReturnType> {
  const receipt = await waitMined(client, await countQueries(client, parameters));
  const { total, paid } = eventOf(watchlistContract(client), receipt, "QueriesCounted").args;
  return { total: safe("total", total), paid: safe("paid", paid), receipt };
}
