import type { Client } from "../../sdk/core/client.ts";
import { listOffers } from "../../sdk/data/actions/agreements/list-offers.ts";
import { getResource } from "../../sdk/data/actions/catalog/get-resource.ts";
import { getVersion } from "../../sdk/data/actions/catalog/get-version.ts";
import type { Offer } from "../../sdk/data/model/agreement/offer.ts";
import { type ListedOffer, type ListedResource, OFFER_IRI, RESOURCE_IRI } from "../catalogue/dataset.ts";
import { exportDataset } from "../catalogue/export-dataset.ts";
import { exportOffer } from "../catalogue/export-offer.ts";
import { policyHash } from "../catalogue/policy-hash.ts";
import type { JsonObject } from "../dsp/model/json.ts";
import type { Asker, CatalogueFilter, CatalogueSource } from "../dsp/ports.ts";
import { standingServices } from "./listed-services.ts";
import { organisationOfIri } from "./names.ts";

/** A resource as its owner describes it. */
export interface Described {
  /** Its id on the chain. */
  readonly resource: string;
  readonly title: string;
  readonly description?: string;
  readonly keywords: readonly string[];
}

export interface ChainCatalogueParameters {
  readonly client: Client;
  /** What an organisation may see of the vault's resources, in any order. */
  visible(org: number): Promise<readonly Described[]>;
}

/** The newest version that is not revoked. */
async function newestVersion(client: Client, resource: string, versions: number) {
  for (let number = versions; number > 0; number--) {
    const { version, revoked } = await getVersion(client, { resource, number });
    const { resource: _, deadline: __, ...listed } = version;
    if (!revoked) return listed;
  }
  return undefined;
}

/** Open offers whose policy is what their terms say: another's policy nobody could agree to by its terms. */
async function openOffers(client: Client, resource: string): Promise<ListedOffer[]> {
  const { chainId } = client.deployment;
  const says = (offer: Offer & { readonly salt: string }, id: string) =>
    policyHash(exportOffer(offer, { id: `${OFFER_IRI}${id}`, chainId }));
  const offers = await listOffers(client, { resource });
  return offers.filter(({ id, offer, closed }) => !closed && says(offer, id) === offer.policyHash);
}

/** A resource that can be agreed on: Active, with a service and an open offer. */
async function listed(client: Client, described: Described): Promise<ListedResource | undefined> {
  const { resource } = described;
  const { owner, status, consent, visibility, validators, minGroupSize, versions } = await getResource(client, {
    resource,
  });
  const [services, offers] = await Promise.all([standingServices(client, resource), openOffers(client, resource)]);
  if (status !== "Active" || services.length === 0 || offers.length === 0) return undefined;
  const version = await newestVersion(client, resource, versions);
  return {
    id: resource,
    owner,
    terms: { consent, visibility, validators, minGroupSize },
    status,
    ...(version !== undefined && { version }),
    services,
    offers,
    title: described.title,
    ...(described.description !== undefined && { description: described.description }),
    keywords: described.keywords,
    more: {},
  };
}

const fits = ({ resource, keywords }: Described, { dataset, keyword }: CatalogueFilter) =>
  (dataset === undefined || dataset === `${RESOURCE_IRI}${resource}`) &&
  (keyword === undefined || keywords.includes(keyword));

/** The catalogue of the Dataspace Protocol from the chain: what a vault describes, on the terms that the chain has. */
export function chainCatalogue({ client, visible }: ChainCatalogueParameters): CatalogueSource {
  /** In the order of their ids. */
  async function seenBy({ participant }: Asker): Promise<Described[]> {
    const org = organisationOfIri(participant);
    const seen = org === undefined ? [] : await visible(org);
    return [...seen].sort((a, b) => (a.resource < b.resource ? -1 : 1));
  }
  const exported = async (described: Described): Promise<JsonObject | undefined> => {
    const resource = await listed(client, described);
    return resource && exportDataset(resource, client.deployment.chainId);
  };

  return {
    async get(asker, dataset) {
      const found = (await seenBy(asker)).find((each) => dataset === `${RESOURCE_IRI}${each.resource}`);
      return found && exported(found);
    },
    async list(asker, { filter, after, before, limit }) {
      const id = ({ resource }: Described) => `${RESOURCE_IRI}${resource}`;
      const seen = (await seenBy(asker)).filter((each) => fits(each, filter));
      const backwards = before !== undefined;
      const rest = backwards
        ? seen.filter((each) => id(each) < before).reverse()
        : seen.filter((each) => after === undefined || id(each) > after);
      const page: JsonObject[] = [];
      for (const each of rest) {
        if (page.length >= limit) break;
        const dataset = await exported(each);
        if (dataset !== undefined) page.push(dataset);
      }
      return backwards ? page.reverse() : page;
    },
  };
}
