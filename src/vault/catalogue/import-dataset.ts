import { CONSENT_MODES, RESOURCE_STATUSES, SERVICE_KINDS, VISIBILITIES } from "../../sdk/data/model/states.ts";
import { isObject, type JsonObject } from "../dsp/model/json.ts";
import { policyOf } from "../dsp/model/policy.ts";
import {
  type ListedOffer,
  type ListedResource,
  type ListedService,
  OFFER_IRI,
  RESOURCE_IRI,
  SERVICE_IRI,
} from "./dataset.ts";
import { importOffer } from "./import-offer.ts";
import { reader } from "./read.ts";
import { TERMS } from "./vocabulary.ts";

const read = reader("DCAT_INVALID");

/** What the chain's part of a dataset is read from; all else is description, and kept. */
const READ = [
  "@context",
  "@id",
  "@type",
  "dct:title",
  "dct:description",
  "dcat:keyword",
  "dcat:version",
  "dct:temporal",
  "hasPolicy",
  "distribution",
  TERMS.version,
  TERMS.resource,
];

const KINDS = SERVICE_KINDS.filter((each) => each !== "None");

/** The 32 bytes after a prefix. */
function idOf(value: unknown, prefix: string, field: string): string {
  const text = read.text(value, field);
  if (!text.startsWith(prefix)) throw read.fail(field, text, `${prefix}0x...`);
  return read.bytes32(text.slice(prefix.length), field);
}

function serviceOf(value: unknown, field: string): ListedService {
  const distribution = read.object(value, field);
  const service = read.object(distribution[TERMS.service], `${field}["${TERMS.service}"]`);
  return {
    id: idOf(distribution["@id"], SERVICE_IRI, `${field}.@id`),
    kind: read.oneOf(service.kind, KINDS, `${field}.kind`),
    interfaceHash: read.bytes32(service.interfaceHash, `${field}.interfaceHash`),
    endpointHash: read.bytes32(service.endpointHash, `${field}.endpointHash`),
  };
}

function offerOf(value: unknown, target: string, field: string, chainId: number): ListedOffer {
  const policy = policyOf(isObject(value) ? { ...value, target: value.target ?? target } : value, "Offer", field);
  return { id: idOf(policy["@id"], OFFER_IRI, `${field}.@id`), offer: importOffer(policy, { chainId }) };
}

function versionOf(value: unknown): NonNullable<ListedResource["version"]> {
  const field = "version";
  const version = read.object(value, field);
  const bytes32 = (name: string) => read.bytes32(version[name], `${field}.${name}`);
  const whole = (name: string) => read.whole(version[name], `${field}.${name}`);
  return {
    number: whole("number"),
    metadataHash: bytes32("metadataHash"),
    schemaHash: bytes32("schemaHash"),
    contentRoot: bytes32("contentRoot"),
    leaves: read.wholeBig(version.leaves, `${field}.leaves`),
    sourceSystem: bytes32("sourceSystem"),
    method: bytes32("method"),
    collectedFrom: whole("collectedFrom"),
    collectedTo: whole("collectedTo"),
    source: whole("source"),
  };
}

/**
 * The resource that a dataset of another vault's catalogue describes. What it says of the chain is a claim: who relies on it compares it with the
 * chain's record.
 *
 * @throws `DCAT_INVALID`; `ODRL_UNSUPPORTED`, `ODRL_INVALID`, `DSP_MESSAGE_INVALID` for its policies
 */
export function importDataset(dataset: JsonObject, chainId: number): ListedResource {
  const id = idOf(dataset["@id"], RESOURCE_IRI, "@id");
  const claims = read.object(dataset[TERMS.resource], TERMS.resource);
  const description = dataset["dct:description"];
  const keywords = read.list(dataset["dcat:keyword"] ?? [], "dcat:keyword");
  const target = `${RESOURCE_IRI}${id}`;
  const version = dataset[TERMS.version];
  return {
    id,
    owner: read.whole(claims.owner, "owner"),
    terms: {
      consent: read.oneOf(claims.consent, CONSENT_MODES, "consent"),
      visibility: read.oneOf(claims.visibility, VISIBILITIES, "visibility"),
      validators: read.whole(claims.validators, "validators"),
      minGroupSize: read.whole(claims.minGroupSize, "minGroupSize"),
    },
    status: read.oneOf(claims.status, RESOURCE_STATUSES, "status"),
    ...(version !== undefined && { version: versionOf(version) }),
    services: read.list(dataset.distribution, "distribution").map((each, n) => serviceOf(each, `distribution[${n}]`)),
    offers: read
      .list(dataset.hasPolicy, "hasPolicy")
      .map((each, n) => offerOf(each, target, `hasPolicy[${n}]`, chainId)),
    title: read.text(dataset["dct:title"], "dct:title"),
    ...(description !== undefined && { description: read.text(description, "dct:description") }),
    keywords: keywords.map((each, n) => read.text(each, `dcat:keyword[${n}]`)),
    more: Object.fromEntries(Object.entries(dataset).filter(([key]) => !READ.includes(key))),
  };
}
