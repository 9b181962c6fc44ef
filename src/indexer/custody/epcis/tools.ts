import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Served } from "../../domain.ts";
import { indexerError } from "../../errors.ts";
import type { Asked } from "../../serve/answers.ts";
import { tellAsOf } from "../../serve/ask-store.ts";
import { queryDocument } from "./documents.ts";
import { findEvents } from "./find-events.ts";
import { DISCOVERY } from "./headers.ts";
import type { EpcisQuery } from "./query.ts";

/** What every route of the repository answers with. */
export interface Tools {
  /** Answers from one state of the store, to whom asks. */
  within<T>(request: FastifyRequest, reply: FastifyReply, work: (asked: Asked) => Promise<T>): Promise<T>;
  /** @throws `EPCIS_NOT_ACCEPTABLE`. */
  answered(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply;
  /** Says where the next page is. */
  link(reply: FastifyReply, request: FastifyRequest, token: string | undefined): void;
  /** A page of a query's events. @throws as `findEvents`. */
  events(request: FastifyRequest, reply: FastifyReply, query: EpcisQuery): Promise<FastifyReply>;
  /** Says by OPTIONS what paths take. */
  discover(app: FastifyInstance, paths: readonly string[], methods: string, more?: object): void;
}

/** Routes of somebody else's standard, which describes them. */
export const HIDDEN = { schema: { hide: true } };

export const searchOf = (request: FastifyRequest) => new URLSearchParams(request.url.split("?").slice(1).join("?"));

const JSON_TYPES = ["application/json", "application/ld+json"];

export function toolsOf({ ask, places, origin }: Pick<Served, "ask" | "places" | "origin">): Tools {
  const within: Tools["within"] = (request, reply, work) =>
    ask(request, { route: "epcis", parameters: {} }, async (asked) => {
      tellAsOf(reply, asked);
      return work(asked);
    });
  const answered: Tools["answered"] = (request, reply, body) =>
    reply.type(`${mediaType(request)}; charset=utf-8`).send(Buffer.from(JSON.stringify(body)));
  const link: Tools["link"] = (reply, request, token) => {
    if (token === undefined) return;
    const url = new URL(`${origin()}${request.url}`);
    url.searchParams.set("nextPageToken", token);
    reply.header("link", `<${url.href}>; rel="next"`);
  };
  return {
    within,
    answered,
    link,
    async events(request, reply, query) {
      const body = await within(request, reply, async ({ read, asOf: { time } }) => {
        const { events: found, next } = await findEvents(read, query, places);
        link(reply, request, next);
        return queryDocument(found, time);
      });
      return answered(request, reply, body);
    },
    discover(app, paths, methods, more = {}) {
      const headers = { ...DISCOVERY, ...more, allow: `OPTIONS, ${methods}` };
      for (const path of paths) {
        app.options(path, HIDDEN, async (_, reply) => reply.headers(headers).code(204).send());
      }
    },
  };
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
