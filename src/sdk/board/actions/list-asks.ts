import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { boardContract } from "../contracts.ts";
import { askFrom } from "../model/ask.ts";
import { firstBlock } from "../model/find.ts";
import { ASK_STATES, wordOf } from "../model/states.ts";
import type { AskOnChain } from "./get-ask.ts";

/**
 * Every ask, in the order in which they were posted.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listAsks } from "tallystick/board";
 *
 * for (const { id, state } of await listAsks(client)) console.log(id, state);
 */
export async function listAsks(client: Client): Promise<AskOnChain[]> {
  const contract = boardContract(client);
  const listed: AskOnChain[] = [];
  const fromBlock = firstBlock(client);
  for await (const { args } of queryEvents(client, contract, contract.filters.AskPosted(), { fromBlock })) {
    const { state, taken, reveals } = await rpc(() => contract.askOf(args.ask));
    const ask = askFrom(args.terms);
    listed.push({ id: args.ask, state: wordOf(ASK_STATES, state), ask, taken, reveals: Number(reveals) });
  }
  return listed;
}
