import type { Client } from "../../sdk/core/client.ts";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { queryEvents } from "../../sdk/core/query-events.ts";
import { listServices } from "../../sdk/data/actions/catalog/list-services.ts";
import { catalogContract } from "../../sdk/data/contracts.ts";
import type { ListedService } from "../catalogue/dataset.ts";

/** The services of a resource that were not removed, with the hashes that the chain's events have of them: the newest address counts. */
export async function standingServices(client: Client, resource: string): Promise<ListedService[]> {
  const contract = catalogContract(client);
  const { block: fromBlock } = deployedContract(client.deployment, "Catalog", "data");
  const hashes = new Map<string, { interfaceHash: string; endpointHash: string }>();
  const added = contract.filters.ServiceAdded(undefined, resource);
  for await (const { args } of queryEvents(client, contract, added, { fromBlock })) {
    const { interfaceHash, endpointHash } = args.details;
    hashes.set(args.service, { interfaceHash, endpointHash });
  }
  const standing: ListedService[] = [];
  for (const { service, kind, removed } of await listServices(client, { resource })) {
    const known = hashes.get(service);
    if (removed || known === undefined) continue;
    for await (const { args } of queryEvents(client, contract, contract.filters.EndpointSet(service), { fromBlock })) {
      known.endpointHash = args.endpointHash;
    }
    standing.push({ id: service, kind, ...known });
  }
  return standing;
}
