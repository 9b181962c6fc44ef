/** Everything that an indexer answers to somebody, whatever he asks. */
import { Ajv } from "ajv";
import { DOMAINS } from "../indexer/domains.ts";
import { objectOf } from "../sdk/core/json/json-schema.ts";
import { AS_OF, RESTS_ON } from "../sdk/query/parts.ts";
import { placesIn, type QueryRoute } from "../sdk/query/route.ts";
import { ROUTES } from "../sdk/query/routes.ts";

/** Routes that tell of business between organisations: each of their lines says what it withholds. */
export const BUSINESS_ROUTES: readonly string[] = DOMAINS.flatMap(({ routes }) =>
  routes.filter(({ item }) => Object.hasOwn((item.properties ?? {}) as object, "withheld")).map(({ name }) => name),
);

/** Every route of the query API. */
export const EVERY_ROUTE = [...ROUTES, ...DOMAINS.flatMap((domain) => domain.routes)];

export interface EveryAnswerParameters {
  /** Address of the indexer. */
  readonly url: string;
  /** Of who asks. @default the public */
  readonly token?: string | undefined;
  /** Words that are looked for by searching, and by every parameter that takes a text. */
  readonly words: readonly string[];
  /** Things of each list that the routes of one thing are asked for. @default 6 */
  readonly each?: number;
}

const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map<QueryRoute, ReturnType<typeof ajv.compile>>();

/** Whether an answer is of the form that the route describes. */
function requireForm(route: QueryRoute, path: string, body: string): void {
  const { answer, item } = route;
  const common = { asOf: AS_OF, restsOn: RESTS_ON };
  const list = { ...common, items: { type: "array", items: item }, next: {} };
  const validate = validators.get(route) ?? ajv.compile(objectOf(answer === "one" ? { ...common, item } : list));
  validators.set(route, validate);
  if (!validate(JSON.parse(body))) throw new RangeError(`${path}: ${ajv.errorsText(validate.errors)}`);
}

/** What is answered by the standards' routes, and by the program's own. */
const OTHERS = [
  "/health",
  "/ready",
  "/metrics",
  "/openapi.json",
  "/v1/sign-in",
  "/sensorthings/v1.1",
  ...["Things", "Locations", "HistoricalLocations", "Datastreams", "Sensors", "ObservedProperties", "Observations"].map(
    (set) => `/sensorthings/v1.1/${set}?$count=true`,
  ),
  "/sensorthings/v1.1/FeaturesOfInterest",
  "/sensorthings/v1.1/Things?$expand=Datastreams,Locations,HistoricalLocations",
  "/epcis",
  "/epcis/events?perPage=1000",
  ...["eventTypes", "epcs", "bizSteps", "bizLocations", "readPoints", "dispositions"].map((kind) => `/epcis/${kind}`),
];

/** Asks every route in both forms, of everything that the lists have; gives the bodies, and the names of the routes that answered. */
export async function everyAnswer({ url, token, words, each: most = 6 }: EveryAnswerParameters) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const bodies: { readonly path: string; readonly body: string }[] = [];
  const answered = new Set<string>();
  const known = new Map<string, Set<string>>([["q", new Set(words)]]);
  const get = async (route: string, path: string, accept = "application/json") => {
    const answer = await fetch(`${url}${path}`, { headers: { ...headers, accept } });
    // What is an id in one list is none in another; and some are for others than who asks.
    if (![200, 400, 403, 404].includes(answer.status) && !OTHERS.includes(path)) {
      throw new RangeError(`${path} is answered with ${answer.status}`);
    }
    const body = await answer.text();
    // What was asked for is said again by who refuses it.
    if (answer.status === 200) bodies.push({ path, body });
    if (answer.status === 200) answered.add(route);
    const described = EVERY_ROUTE.find(({ name }) => name === route);
    if (answer.status === 200 && described && accept !== "text/csv") requireForm(described, path, body);
    return { isFound: answer.status === 200, body };
  };
  const note = (body: string) => {
    for (const item of (JSON.parse(body) as { items?: Record<string, unknown>[] }).items ?? []) {
      for (const [name, value] of Object.entries(item)) {
        if (typeof value !== "string" && typeof value !== "number") continue;
        known.set(name, (known.get(name) ?? new Set()).add(String(value)));
      }
    }
  };
  // First the lists, which say what there is to ask for.
  for (const { path, name, answer } of EVERY_ROUTE) {
    if (placesIn(path).length > 0 || name === "search") continue;
    const { body } = await get(name, answer === "page" ? `${path}?limit=500` : path);
    note(body);
    if (answer === "page") await get(name, path, "text/csv");
  }
  for (const { path, name, answer } of EVERY_ROUTE) {
    const [place] = placesIn(path);
    if (place === undefined && name !== "search") continue;
    const values = [...(known.get(place ?? "q") ?? [])];
    for (const value of place === undefined ? values : values.slice(0, most)) {
      const asked = place === undefined ? `${path}?q=${encodeURIComponent(value)}` : path.replace(`{${place}}`, value);
      const { isFound } = await get(name, asked);
      if (isFound && answer === "page") await get(name, asked, "text/csv");
    }
  }
  for (const path of OTHERS) await get(path, path);
  return { bodies, answered };
}
