import { HTTP_PULL } from "../dsp/model/context.ts";
import type { JsonObject } from "../dsp/model/json.ts";
import { type ListedResource, type ListedService, OFFER_IRI, RESOURCE_IRI, SERVICE_IRI } from "./dataset.ts";
import { exportOffer } from "./export-offer.ts";
import { timeOperand } from "./time.ts";
import { TERMS } from "./vocabulary.ts";

function distributionOf({ id, kind, interfaceHash, endpointHash }: ListedService): JsonObject {
  return {
    "@id": `${SERVICE_IRI}${id}`,
    "@type": "Distribution",
    format: kind === "Compute" ? TERMS.compute : HTTP_PULL,
    [TERMS.service]: { kind, interfaceHash, endpointHash },
  };
}

function versionOf({
  leaves,
  collectedFrom,
  collectedTo,
  ...rest
}: NonNullable<ListedResource["version"]>): JsonObject {
  return { ...rest, leaves: String(leaves), collectedFrom: Number(collectedFrom), collectedTo: Number(collectedTo) };
}

/**
 * A resource as a DCAT 3 dataset, as the catalogue of the Dataspace Protocol holds it. Importing it gives the same resource.
 *
 * @param chainId Of the chain that its cash is on.
 */
export function exportDataset(resource: ListedResource, chainId: number): JsonObject {
  const { id, owner, terms, status, version, services, offers, title, description, keywords, more } = resource;
  const described = {
    "dct:title": title,
    ...(description !== undefined && { "dct:description": description }),
    ...(keywords.length > 0 && { "dcat:keyword": keywords }),
  };
  const period = version && {
    "@type": "dct:PeriodOfTime",
    "dcat:startDate": timeOperand(version.collectedFrom),
    "dcat:endDate": timeOperand(version.collectedTo),
  };
  return {
    ...more,
    "@id": `${RESOURCE_IRI}${id}`,
    "@type": "Dataset",
    ...described,
    ...(version && {
      "dcat:version": String(version.number),
      "dct:temporal": period,
      [TERMS.version]: versionOf(version),
    }),
    hasPolicy: offers.map(({ id, offer }) => exportOffer(offer, { id: `${OFFER_IRI}${id}`, chainId })),
    distribution: services.map(distributionOf),
    [TERMS.resource]: { owner, ...terms, status },
  };
}
