import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { queryTreaties } from "../../query/treaties.ts";
import { treatiesContract } from "../contracts.ts";
import { firstBlock } from "../model/find-treaty.ts";
import { TREATY_STATES, type TreatyState, wordOf } from "../model/states.ts";
import { termsFrom, termsOf } from "../model/terms-from.ts";
import type { TreatyTerms } from "../model/treaty-terms.ts";

/** A treaty as it was quoted, and its state now. */
export interface ListedTreaty {
  readonly treaty: string;
  readonly state: TreatyState;
  readonly terms: TreatyTerms;
}

/**
 * Every treaty, in the order in which they were quoted. From a source, those whose terms it tells who asks.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listTreaties } from "tallystick/treaties";
 *
 * for (const { treaty, state } of await listTreaties(client)) console.log(treaty, state);
 */
export async function listTreaties(client: Client, { source }: FromSource = {}): Promise<ListedTreaty[]> {
  if (source) {
    const lines = await linesOf(queryTreaties, source, {});
    return lines.flatMap(({ treaty, state, terms }) =>
      terms === null ? [] : [{ treaty, state, terms: termsOf(terms) }],
    );
  }
  const contract = treatiesContract(client);
  const fromBlock = firstBlock(client);
  const listed: ListedTreaty[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.TreatyQuoted(), { fromBlock })) {
    const state = wordOf(TREATY_STATES, await rpc(() => contract.stateOf(args.treaty)));
    listed.push({ treaty: args.treaty, state, terms: termsFrom(args.terms) });
  }
  return listed;
}
