import type { DspSettings } from "../dsp.ts";
import { dspError } from "../errors.ts";
import { messageOf } from "../messages/read.ts";
import { DSP_CONTEXT } from "../model/context.ts";
import { isObject, type JsonObject } from "../model/json.ts";
import type { CatalogueFilter, CataloguePage, DspPorts } from "../ports.ts";

/** The data service that every distribution without one is had from: our own endpoints. */
const serviceOf = ({ baseUrl }: DspSettings): JsonObject => ({
  "@id": baseUrl,
  "@type": "DataService",
  endpointURL: baseUrl,
});

function withService(dataset: JsonObject, service: JsonObject): JsonObject {
  const { distribution } = dataset;
  if (!Array.isArray(distribution)) return dataset;
  const served = distribution.map((each) =>
    isObject(each) && each.accessService === undefined ? { ...each, accessService: service } : each,
  );
  return { ...dataset, distribution: served };
}

/** @throws `DSP_FILTER_UNSUPPORTED` */
function filterOf(value: unknown): CatalogueFilter {
  if (value === undefined) return {};
  if (!Array.isArray(value)) throw unsupported(value);
  let filter: CatalogueFilter = {};
  for (const each of value) {
    if (!isObject(each)) throw unsupported(each);
    for (const [key, text] of Object.entries(each)) {
      const known = (key === "dataset" || key === "keyword") && typeof text === "string" && filter[key] === undefined;
      if (!known) throw unsupported(each);
      filter = { ...filter, [key]: text };
    }
  }
  return filter;
}

const unsupported = (value: unknown) =>
  dspError("DSP_FILTER_UNSUPPORTED", 'filter: expected [{ "dataset": id } or { "keyword": word }]', {
    field: "filter",
    value: JSON.stringify(value).slice(0, 200),
  });

type Token = Pick<CataloguePage, "after" | "before">;

const tokenFor = (token: Token) => Buffer.from(JSON.stringify(token)).toString("base64url");

/** A token is a place in the order of ids, nothing secret: whoever makes one up sees what he may see. */
function tokenOf(text: string | undefined): Token {
  if (text === undefined) return {};
  try {
    const { after, before } = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (typeof after === "string" && before === undefined) return { after };
    if (typeof before === "string" && after === undefined) return { before };
  } catch {
    // is told of like any other that is not one
  }
  throw dspError("DSP_MESSAGE_INVALID", "continuationToken: not one of ours", { field: "continuationToken" });
}

export interface CatalogueAnswer {
  readonly catalogue: JsonObject;
  /** Value of the header `Link`, where there are more pages. */
  readonly link: string | undefined;
}

/** One page of the catalogue that a participant may see. */
export async function answerCatalogue(
  ports: DspPorts,
  settings: Required<DspSettings>,
  participant: string,
  body: unknown,
  continuation: string | undefined,
): Promise<CatalogueAnswer> {
  const filter = filterOf(messageOf(body, "CatalogRequestMessage").filter);
  const { after, before } = tokenOf(continuation);
  const size = settings.pageSize;
  // One more than a page says whether there is another.
  const found = await ports.catalogue.list({ participant }, { filter, after, before, limit: size + 1 });
  const more = found.length > size;
  const page = before === undefined ? found.slice(0, size) : found.slice(-size);
  const links: string[] = [];
  const link = (rel: string, token: Token) =>
    links.push(`<${settings.baseUrl}/catalog/request?continuationToken=${tokenFor(token)}>; rel="${rel}"`);
  const [first, last] = [page[0]?.["@id"], page.at(-1)?.["@id"]];
  if (before === undefined ? after !== undefined : more)
    if (first !== undefined) link("previous", { before: String(first) });
  if (before === undefined ? more : true) if (last !== undefined) link("next", { after: String(last) });

  const service = serviceOf(settings);
  const catalogue = {
    "@context": [DSP_CONTEXT],
    "@id": `${settings.baseUrl}/catalog`,
    "@type": "Catalog",
    participantId: ports.participants.self,
    service: [service],
    ...(page.length > 0 && { dataset: page.map((each) => withService(each, service)) }),
  };
  return { catalogue, link: links.length === 0 ? undefined : links.join(", ") };
}

/** One dataset. @throws `DSP_NOT_FOUND` */
export async function answerDataset(
  ports: DspPorts,
  settings: Required<DspSettings>,
  participant: string,
  id: string,
): Promise<JsonObject> {
  const dataset = await ports.catalogue.get({ participant }, id);
  if (dataset === undefined) {
    const value = id.slice(0, 200);
    throw dspError("DSP_NOT_FOUND", `there is no dataset ${value}`, { field: "id", value });
  }
  return { "@context": [DSP_CONTEXT], ...withService(dataset, serviceOf(settings)) };
}
