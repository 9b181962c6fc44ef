import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { queryTrades } from "../../query/board.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { boardContract } from "../contracts.ts";
import { firstBlock } from "../model/find.ts";
import { TRADE_STATES, type TradeState, wordOf } from "../model/states.ts";

/** A trade as it was matched, and its state now. */
export interface ListedTrade {
  readonly trade: string;
  readonly ask: string;
  readonly state: TradeState;
  readonly seller: number;
  readonly buyer: number;
  readonly amount: bigint;
  readonly price: bigint;
}

/**
 * Every trade, in the order in which they were matched. From a source, those that it tells who asks.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listTrades } from "tallystick/board";
 *
 * for (const { trade, state } of await listTrades(client)) console.log(trade, state);
 */
export async function listTrades(client: Client, { source }: FromSource = {}): Promise<ListedTrade[]> {
  if (source) {
    const lines = await linesOf(queryTrades, source, {});
    return lines.flatMap(({ trade, ask, state, seller, buyer, amount, price }) =>
      seller === null || buyer === null || amount === null || price === null
        ? []
        : [{ trade, ask, state, seller, buyer, amount: BigInt(amount), price: BigInt(price) }],
    );
  }
  const contract = boardContract(client);
  const listed: ListedTrade[] = [];
  const fromBlock = firstBlock(client);
  for await (const { args } of queryEvents(client, contract, contract.filters.TradeMatched(), { fromBlock })) {
    const { trade, ask, amount, price } = args;
    const state = wordOf(TRADE_STATES, await rpc(() => contract.stateOf(trade)));
    listed.push({ trade, ask, state, seller: Number(args.seller), buyer: Number(args.buyer), amount, price });
  }
  return listed;
}
