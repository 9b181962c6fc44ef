import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { PROBLEM_TYPE } from "../../../lib/problem.ts";
import { sdkError } from "../../../sdk/core/errors.ts";
import { indexerError } from "../../errors.ts";
import type { Served } from "../../domain.ts";
import type { Asked } from "../../serve/answers.ts";
import { tellAsOf } from "../../serve/ask-store.ts";
import { keyOfText } from "../../project/values.ts";
import { placeIn, placeText } from "../../serve/page.ts";
import type { PlaceMark } from "../../serve/place-mark.ts";
import type { Reader } from "../../store/reader.ts";
import { prepareCapture } from "./capture.ts";
import { collection, queryDocument, singleEvent } from "./documents.ts";
import { findEvents } from "./find-events.ts";
import { CAPTURE, CAPTURE_LIMIT, DISCOVERY, VERSIONS } from "./headers.ts";
import { epcisProblem, isTold } from "./problem.ts";
import { parseEpcisQuery, plainTerm } from "./query.ts";
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

const JSON_TYPES = ["application/json", "application/ld+json"];
const DEFAULT_PAGE = 30;
const MOST_PAGE = 1_000;

/** EPCIS 2.0 by REST: queries of what the chain has, and documents that are to become acts, which are prepared and never signed. */
export function serveEpcis(app: FastifyInstance, served: Served): void {
  if (served.config.epcis === undefined) return;
  void app.register(async (scope) => addRoutes(scope, served), { prefix: EPCIS });
}

function addRoutes(app: FastifyInstance, { ask, places, client, origin }: Served): void {
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
  });
  const hidden = { schema: { hide: true } };

  const within = <T>(request: FastifyRequest, reply: FastifyReply, work: (asked: Asked) => Promise<T>): Promise<T> =>
    ask(request, { route: "epcis", parameters: {} }, async (asked) => {
      tellAsOf(reply, asked);
      return work(asked);
    });
  const answered = (request: FastifyRequest, reply: FastifyReply, body: unknown) =>
    reply.type(`${mediaType(request)}; charset=utf-8`).send(Buffer.from(JSON.stringify(body)));
  const link = (reply: FastifyReply, request: FastifyRequest, token: string | undefined) => {
    if (token === undefined) return;
    const url = new URL(`${origin()}${request.url}`);
    url.searchParams.set("nextPageToken", token);
    reply.header("link", `<${url.href}>; rel="next"`);
  };
  const events =
    (narrowed?: readonly [name: string, value: string]) => async (request: FastifyRequest, reply: FastifyReply) => {
      const parameters = searchOf(request);
      if (narrowed !== undefined) parameters.append(...narrowed);
      const query = parseEpcisQuery(parameters);
      const body = await within(request, reply, async ({ read, asOf: { time } }) => {
        const { events: found, next } = await findEvents(read, query, places);
        link(reply, request, next);
        return queryDocument(found, time);
      });
      return answered(request, reply, body);
    };

  app.get("/events", hidden, events());
  app.get<{ Params: { "*": string } }>("/events/*", hidden, async (request, reply) => {
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
  for (const [kind, parameter] of Object.entries(RESOURCES)) {
    app.get(`/${kind}`, hidden, async (request, reply) => {
      const body = await within(request, reply, async ({ read }) => {
        const { members, next } = await termsOf(read, kind, searchOf(request), places);
        link(reply, request, next);
        return collection(members);
      });
      return answered(request, reply, body);
    });
    app.get<{ Params: { "*": string } }>(`/${kind}/*`, hidden, async (request, reply) => {
      const [, value = request.params["*"], isEvents] = /^(.*?)(\/events)?$/s.exec(request.params["*"]) ?? [];
      const known = plainTerm(value);
      const has = await within(request, reply, ({ read }) => read.get(EPCIS_TERM, { kind, key: keyOfText(known) }));
      if (has === undefined)
        throw sdkError("NOT_FOUND", `there is no such one of ${kind}`, { kind, value: value.slice(0, 200) });
      if (isEvents === undefined) return answered(request, reply, collection(["events"]));
      return events([parameter, known])(request, reply);
    });
  }
  app.get("/", hidden, async (request, reply) =>
    answered(request, reply, collection(["capture", "events", ...Object.keys(RESOURCES)])),
  );
  app.post("/capture", { ...hidden, bodyLimit: CAPTURE_LIMIT }, async (request, reply) => {
    const body = await within(request, reply, async ({ read, viewer }) => {
      if (viewer.kind === "public") throw indexerError("EPCIS_SIGN_IN_WANTED", "only who signed in may prepare acts");
      return prepareCapture(request.body, read, client);
    });
    return answered(request, reply, body);
  });
  const discovery = (allow: string, more: object) => async (_: FastifyRequest, reply: FastifyReply) =>
    reply
      .headers({ ...DISCOVERY, ...more, allow })
      .code(204)
      .send();
  app.options("/capture", hidden, discovery("OPTIONS, POST", CAPTURE));
  for (const path of [
    "/",
    "/events",
    "/events/*",
    ...Object.keys(RESOURCES).flatMap((kind) => [`/${kind}`, `/${kind}/*`]),
  ]) {
    app.options(path, hidden, discovery("OPTIONS, GET", {}));
  }
}

const searchOf = (request: FastifyRequest) => new URLSearchParams(request.url.split("?").slice(1).join("?"));

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

/** @throws `EPCIS_NOT_ACCEPTABLE`. */
function mediaType({ headers }: FastifyRequest): string {
  const accepted = headers.accept ?? "*/*";
  const found = JSON_TYPES.find((each) => accepted.includes(each));
  if (found !== undefined) return found;
  if (/\*\/\*|application\/\*/.test(accepted)) return "application/json";
  throw indexerError("EPCIS_NOT_ACCEPTABLE", "answers are of application/json or application/ld+json", {
    field: "accept",
    value: accepted.slice(0, 200),
  });
}

async function termsOf(read: Reader, kind: string, given: URLSearchParams, places: PlaceMark) {
  const [perPage, token] = [Number(given.get("perPage") ?? DEFAULT_PAGE), given.get("nextPageToken")];
  if (!Number.isInteger(perPage) || perPage < 1) {
    throw indexerError("EPCIS_QUERY_INVALID", "perPage is a whole number from 1", {
      field: "perPage",
      value: given.get("perPage"),
    });
  }
  const limit = Math.min(perPage, MOST_PAGE);
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
