import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { queryAsks } from "../../query/board.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { boardContract } from "../contracts.ts";
import { askFrom, askOf } from "../model/ask.ts";
import { firstBlock } from "../model/find.ts";
import { ASK_STATES, wordOf } from "../model/states.ts";
import type { AskOnChain } from "./get-ask.ts";

/** An ask, and its state now. */
export interface ListedAsk extends Omit<AskOnChain, "taken"> {
  /** What of it is taken; null where a source tells it to others than who asks. */
  readonly taken: bigint | null;
}

/**
 * Every ask, in the order in which they were posted.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listAsks } from "tallystick/board";
 *
 * for (const { id, state } of await listAsks(client)) console.log(id, state);
 */
export async function listAsks(client: Client, { source }: FromSource = {}): Promise<ListedAsk[]> {
  if (source) {
    const lines = await linesOf(queryAsks, source, {});
    return lines.map(({ ask: id, state, terms, taken, revealed }) => ({
      id,
      state,
      ask: askOf(terms),
      taken: taken === null ? null : BigInt(taken),
      reveals: revealed,
    }));
  }
  const contract = boardContract(client);
  const listed: ListedAsk[] = [];
  const fromBlock = firstBlock(client);
  for await (const { args } of queryEvents(client, contract, contract.filters.AskPosted(), { fromBlock })) {
    const { state, taken, reveals } = await rpc(() => contract.askOf(args.ask));
    const ask = askFrom(args.terms);
    listed.push({ id: args.ask, state: wordOf(ASK_STATES, state), ask, taken, reveals: Number(reveals) });
  }
  return listed;
}
