import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { type FromSource, linesOf } from "../../query/list-source.ts";
import { queryLosses } from "../../query/treaties.ts";
import { treatiesContract } from "../contracts.ts";
import { firstBlock } from "../model/find-treaty.ts";
import { LOSS_STATES, type LossState, wordOf } from "../model/states.ts";

export interface ListLossesParameters extends FromSource {
  /** The treaty's id. */
  readonly treaty: string;
}

/** A loss that was advised under a treaty. */
export interface ListedLoss {
  readonly loss: string;
  readonly state: LossState;
  readonly amount: bigint;
  readonly recovered: bigint;
  readonly late: boolean;
}

/**
 * Every loss that was advised under a treaty, in their order. From a source, those that it tells who asks.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; `ARGUMENT_INVALID`; from a source as `askOne`.
 *
 * @example
 * import { listLosses } from "tallystick/treaties";
 *
 * for (const { loss, state } of await listLosses(client, { treaty })) console.log(loss, state);
 */
export async function listLosses(client: Client, parameters: ListLossesParameters): Promise<ListedLoss[]> {
  const treaty = checkBytes32("treaty", parameters.treaty);
  const { source } = parameters;
  if (source) {
    const lines = await linesOf(queryLosses, source, { treaty });
    return lines.flatMap(({ loss, state, amount, recovered, late }) =>
      amount === null || recovered === null || late === null
        ? []
        : [{ loss, state, amount: BigInt(amount), recovered: BigInt(recovered), late }],
    );
  }
  const contract = treatiesContract(client);
  const filter = contract.filters.LossNotified(undefined, treaty);
  const listed: ListedLoss[] = [];
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: firstBlock(client) })) {
    const { state, amount, recovered } = await rpc(() => contract.lossOf(args.loss));
    listed.push({ loss: args.loss, state: wordOf(LOSS_STATES, state), amount, recovered, late: args.late });
  }
  return listed;
}
