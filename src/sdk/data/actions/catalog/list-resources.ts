import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber } from "../../../core/whole.ts";
import { catalogContract } from "../../contracts.ts";
import { type GetResourceReturnType, getResource } from "./get-resource.ts";

export interface ListResourcesParameters {
  /** Organisation whose they are; everybody's if left out. */
  readonly owner?: number;
}

export interface ListedResource extends GetResourceReturnType {
  /** 32 bytes that the owner chose. */
  readonly name: string;
}

/**
 * The resources in the catalogue, in the order of their creation. What each is shown for is the owner's wish: see `visibility`.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listResources } from "tallystick/data";
 *
 * const active = (await listResources(client)).filter(({ status }) => status === "Active");
 */
export async function listResources(
  client: Client,
  parameters: ListResourcesParameters = {},
): Promise<ListedResource[]> {
  const owner = parameters.owner === undefined ? undefined : checkNumber("owner", parameters.owner);
  const contract = catalogContract(client);
  const { block } = deployedContract(client.deployment, "Catalog", "data");
  const found: ListedResource[] = [];
  const filter = contract.filters.ResourceCreated(undefined, owner);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    found.push({ ...(await getResource(client, { resource: args.resource })), name: args[2] });
  }
  return found;
}
