import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber } from "../../../core/whole.ts";
import { computationsContract } from "../../contracts.ts";
import { jobFrom } from "../../model/job/job-from.ts";
import { type GetComputationReturnType, getComputation } from "./get-computation.ts";

export interface ListComputationsParameters {
  /** Organisation that wants the result. */
  readonly requester?: number;
  /** Organisation that computes, as executor or reserve. */
  readonly executor?: number;
}

/**
 * The jobs of a requester, or those that an organisation computes, in the order in which they were proposed.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listComputations } from "tallystick/data";
 *
 * const ours = await listComputations(client, { executor: 4 });
 */
export async function listComputations(
  client: Client,
  parameters: ListComputationsParameters = {},
): Promise<GetComputationReturnType[]> {
  const requester = parameters.requester === undefined ? undefined : checkNumber("requester", parameters.requester);
  const executor = parameters.executor === undefined ? undefined : checkNumber("executor", parameters.executor);
  const contract = computationsContract(client);
  const { block } = deployedContract(client.deployment, "Computations", "data");
  const found: GetComputationReturnType[] = [];
  const filter = contract.filters.JobProposed(undefined, requester);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    const { executors, reserves } = jobFrom(args.job);
    const computers = [...executors.orgs, ...(reserves?.orgs ?? [])];
    if (executor !== undefined && !computers.includes(executor)) continue;
    found.push(await getComputation(client, { computation: args.id }));
  }
  return found;
}
