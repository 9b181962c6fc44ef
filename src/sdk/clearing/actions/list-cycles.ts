import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { rpc } from "../../core/rpc.ts";
import { clearingContract } from "../contracts.ts";
import type { CycleTerms } from "../model/cycle-terms.ts";
import { type CycleState, cycleStateOf } from "../model/states.ts";
import { termsFrom } from "../model/terms-from.ts";

/** A cycle, and its state now. */
export interface ListedCycle {
  readonly cycle: string;
  readonly state: CycleState;
  readonly terms: CycleTerms;
}

/**
 * Every cycle in the order of the chain.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`.
 *
 * @example
 * import { listCycles } from "tallystick/clearing";
 *
 * for (const { cycle, state } of await listCycles(client)) console.log(cycle, state);
 */
export async function listCycles(client: Client): Promise<ListedCycle[]> {
  const contract = clearingContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Clearing", "clearing");
  const cycles: ListedCycle[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.CycleOpened(), { fromBlock })) {
    const { state } = await rpc(() => contract.cycleOf(args.cycle));
    cycles.push({ cycle: args.cycle, state: cycleStateOf(state), terms: termsFrom(args.terms) });
  }
  return cycles;
}
