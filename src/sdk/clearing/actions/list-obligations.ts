import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { deployedContract } from "../../core/deployment.ts";
import { queryEvents } from "../../core/query-events.ts";
import { clearingContract } from "../contracts.ts";
import { type Obligation, unpackObligation } from "../model/obligation.ts";
import { getCycle } from "./get-cycle.ts";

export interface ListObligationsParameters {
  /** See `cycleId`. */
  readonly cycle: string;
}

/**
 * The obligations that were confirmed in a cycle, in their order.
 *
 * @throws `NOT_FOUND`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { listObligations } from "tallystick/clearing";
 *
 * for (const { debtor, creditor, amount } of await listObligations(client, { cycle })) console.log(debtor, creditor, amount);
 */
export async function listObligations(client: Client, parameters: ListObligationsParameters): Promise<Obligation[]> {
  const cycle = checkBytes32("cycle", parameters.cycle);
  const { terms } = await getCycle(client, { cycle });
  const contract = clearingContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Clearing", "clearing");
  const all: Obligation[] = [];
  for await (const { args } of queryEvents(client, contract, contract.filters.ObligationsConfirmed(cycle), {
    fromBlock,
  })) {
    for (const word of args.obligations) all.push(unpackObligation(terms, word));
  }
  return all;
}
