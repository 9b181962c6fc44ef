import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { agreementsContract } from "../../contracts.ts";
import { type GetAccessReturnType, getAccess } from "./get-access.ts";

export interface ListAccessesParameters {
  readonly agreement: string;
}

/**
 * The accesses that were served under an agreement, by number.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listAccesses } from "tallystick/data";
 *
 * const accesses = await listAccesses(client, { agreement });
 */
export async function listAccesses(client: Client, parameters: ListAccessesParameters): Promise<GetAccessReturnType[]> {
  const agreement = checkBytes32("agreement", parameters.agreement);
  const contract = agreementsContract(client);
  const { block } = deployedContract(client.deployment, "Agreements", "data");
  const found: GetAccessReturnType[] = [];
  const filter = contract.filters.AccessServed(agreement);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    found.push(await getAccess(client, { agreement, seq: Number(args.seq) }));
  }
  return found;
}
