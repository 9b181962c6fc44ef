import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { catalogContract } from "../../contracts.ts";
import { type GetServiceReturnType, getService } from "./get-service.ts";

export interface ListServicesParameters {
  readonly resource: string;
}

/**
 * The services of a resource, those that were removed as well.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { listServices } from "tallystick/data";
 *
 * const services = await listServices(client, { resource });
 */
export async function listServices(
  client: Client,
  parameters: ListServicesParameters,
): Promise<GetServiceReturnType[]> {
  const resource = checkBytes32("resource", parameters.resource);
  const contract = catalogContract(client);
  const { block } = deployedContract(client.deployment, "Catalog", "data");
  const found: GetServiceReturnType[] = [];
  const filter = contract.filters.ServiceAdded(undefined, resource);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    found.push(await getService(client, { service: args.service }));
  }
  return found;
}
