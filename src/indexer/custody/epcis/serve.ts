import type { FastifyInstance, FastifyRequest } from "fastify";
import { PROBLEM_TYPE } from "../../../lib/problem.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { indexerError } from "../../errors.ts";
import type { Served } from "../../domain.ts";
import { keyOfText } from "../../project/values.ts";
import { placeIn, placeText } from "../../serve/page.ts";
import { requireOwnPage } from "../../serve/own-page.ts";
import type { PlaceMark } from "../../serve/place-mark.ts";
import type { Reader } from "../../store/reader.ts";
import { captureRoutes } from "./capture-routes.ts";
import { collection, singleEvent } from "./documents.ts";
import { CAPTURE_LIMIT, VERSIONS } from "./headers.ts";
import { pageIn } from "./page-in.ts";
import { epcisProblem, isTold } from "./problem.ts";
import { parametersIn, parseEpcisQuery, plainTerm } from "./query.ts";
import { queryRoutes } from "./query-routes.ts";
import { HIDDEN, searchOf, type Tools, toolsOf } from "./tools.ts";
import { EPCIS_EVENT, EPCIS_TERM } from "./tables.ts";

/** Below the address of the server. */
export const EPCIS = "/epcis";

/** Resources at the top, and the parameter that each narrows the events by. */
const RESOURCES = {
  eventTypes: "eventType",
  epcs: "MATCH_anyEPC",
  bizSteps: "EQ_bizStep",
  bizLocations: "EQ_bizLocation",
  readPoints: "EQ_readPoint",
  dispositions: "EQ_disposition",
} as const;

/** EPCIS 2.0 by REST: queries of what the chain has, and documents that are to become acts, which are prepared and never signed. */
export function serveEpcis(app: FastifyInstance, served: Served): void {
  if (served.config.epcis === undefined) return;
  void app.register(async (scope) => addRoutes(scope, served), { prefix: EPCIS });
}

function addRoutes(app: FastifyInstance, served: Served): void {
  app.setErrorHandler((error, _, reply) => {
    const told = toldOf(error);
    if (told === undefined) throw error;
    const problem = epcisProblem(told);
    return reply
      .code(problem.status)
      .type(PROBLEM_TYPE)
      .send(Buffer.from(JSON.stringify(problem)));
  });
  app.addContentTypeParser("application/ld+json", { parseAs: "string" }, (_, body, done) => {
    try {
      done(null, JSON.parse(String(body)));
    } catch (error) {
      done(error as Error);
    }
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...VERSIONS, "cache-control": "private, no-store" });
    requireVersion(request);
    // A page of another site must not write in the name of whoever reads it.
    if (request.method === "POST" || request.method === "DELETE") requireOwnPage(request, served.origin());
  });
  const tools = toolsOf(served);
  eventRoutes(app, served, tools);
  resourceRoutes(app, served, tools);
  queryRoutes(app, served, tools);
  captureRoutes(app, served, tools);
  const members = ["capture", "events", "queries", ...Object.keys(RESOURCES)];
  app.get("/", HIDDEN, async (request, reply) => tools.answered(request, reply, collection(members)));
  tools.discover(app, ["/"], "GET");
}

function eventRoutes(app: FastifyInstance, _: Served, { within, answered, events, discover }: Tools): void {
  app.get("/events", HIDDEN, async (request, reply) =>
    events(request, reply, parseEpcisQuery(parametersIn(searchOf(request)))),
  );
  app.get<{ Params: { "*": string } }>("/events/*", HIDDEN, async (request, reply) => {
    const eventId = request.params["*"];
    const row = await within(request, reply, async ({ read }) => {
      const found = await read.select(EPCIS_EVENT, {
        where: [["eventId", "=", eventId]],
        order: ["eventId", "pos"],
        limit: 1,
      });
      return found[0];
    });
    if (row === undefined) throw sdkError("NOT_FOUND", "there is no such event", { eventID: eventId.slice(0, 200) });
    return answered(request, reply, singleEvent(row));
  });
  discover(app, ["/events", "/events/*"], "GET");
}

/** What there is at the top, and the events of each. */
function resourceRoutes(app: FastifyInstance, { places }: Served, tools: Tools): void {
  const { within, answered, events, link, discover } = tools;
  for (const [kind, parameter] of Object.entries(RESOURCES)) {
    app.get(`/${kind}`, HIDDEN, async (request, reply) => {
      const body = await within(request, reply, async ({ read }) => {
        const { members, next } = await termsOf(read, kind, searchOf(request), places);
        link(reply, request, next);
        return collection(members);
      });
      return answered(request, reply, body);
    });
    app.get<{ Params: { "*": string } }>(`/${kind}/*`, HIDDEN, async (request, reply) => {
      const [, value = request.params["*"], isEvents] = /^(.*?)(\/events)?$/s.exec(request.params["*"]) ?? [];
      const known = plainTerm(value);
      const has = await within(request, reply, ({ read }) => read.get(EPCIS_TERM, { kind, key: keyOfText(known) }));
      if (has === undefined)
        throw sdkError("NOT_FOUND", `there is no such one of ${kind}`, { kind, value: value.slice(0, 200) });
      if (isEvents === undefined) return answered(request, reply, collection(["events"]));
      const asked = searchOf(request);
      asked.append(parameter, known);
      return events(request, reply, parseEpcisQuery(parametersIn(asked)));
    });
    discover(app, [`/${kind}`, `/${kind}/*`], "GET");
  }
}

/** What is told of an error, in our own words; undefined for a fault of the program. */
function toldOf(error: unknown) {
  if (isTold(error)) return error;
  const { statusCode = 500, message } = error as Error & { readonly statusCode?: number };
  if (statusCode === 413) {
    return indexerError("EPCIS_CAPTURE_TOO_LARGE", `the document has more than ${CAPTURE_LIMIT} bytes`, {
      most: CAPTURE_LIMIT,
    });
  }
  if (statusCode === 415) return indexerError("EPCIS_MEDIA_TYPE_UNKNOWN", "documents are of application/json", {});
  // Too many requests, and the like, are none of a document.
  return statusCode === 400 || error instanceof SyntaxError
    ? sdkError("JSON_INVALID", message, { field: "body" })
    : undefined;
}

/** Who asks for a version that there is not is told so. @throws `EPCIS_NOT_ACCEPTABLE`. */
function requireVersion({ headers }: FastifyRequest): void {
  for (const name of ["gs1-epcis-version", "gs1-epcis-min", "gs1-epcis-max"]) {
    const wanted = headers[name];
    const isOther =
      typeof wanted === "string" &&
      (name.endsWith("min") ? !/^[01]\.|^2(\.0)*$/.test(wanted) : !/^2(\.|$)/.test(wanted));
    if (isOther) throw indexerError("EPCIS_NOT_ACCEPTABLE", `there is EPCIS 2.0 only`, { field: name, value: wanted });
  }
}

async function termsOf(read: Reader, kind: string, given: URLSearchParams, places: PlaceMark) {
  const { perPage: limit, token } = pageIn(given);
  const after = token === null ? {} : { after: placeIn(places.take(kind, "nextPageToken", token), 2) };
  const rows = await read.select(EPCIS_TERM, {
    where: [["kind", "=", kind]],
    order: ["kind", "key"],
    ...after,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next =
    rows.length > limit && last !== undefined ? places.put(kind, placeText([last.kind, last.key])) : undefined;
  return { members: page.map(({ value }) => value), next };
}
