import { Readable } from "node:stream";
import { getAddress } from "ethers";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemAnswers } from "../../lib/problem.ts";
import { ADDRESS, about, type JsonSchema, listOf, objectOf, orNull, TEXT } from "../../sdk/core/json/json-schema.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import { AS_OF } from "../../sdk/query/parts.ts";
import { placesIn, type QueryRoute } from "../../sdk/query/route.ts";
import { indexerError } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import type { IndexStore } from "../store/open-store.ts";
import type { Reader } from "../store/reader.ts";
import type { Answers, Asked, MadePage } from "./answers.ts";
import { asOfIn } from "./as-of.ts";
import { csvLine } from "./csv.ts";
import { type PageQuestion, pageOf } from "./page.ts";
import type { Viewer } from "./viewer.ts";

export interface QueryRoutesParameters {
  readonly store: IndexStore;
  readonly state: IndexerState;
  /** Routes of one domain, with what answers each. */
  readonly groups: readonly {
    readonly name: string;
    readonly routes: readonly QueryRoute[];
    readonly answers: Answers;
  }[];
  /** Who asks, as the rows have it. */
  viewerOf(request: FastifyRequest, read: Reader, asOf: AsOf): Promise<Viewer>;
}

const MOST = 500;
const DEFAULT = 100;
const CSV = "text/csv";

const PAGE = {
  after: about({ type: "string", minLength: 1, maxLength: 1_000 }, "`next` of the page before"),
  limit: about({ type: "integer", minimum: 1, maximum: MOST, default: DEFAULT }, "Lines of a page"),
} as const;

const REFUSALS = problemAnswers({
  400: "Not of the form of a question",
  404: "There is no such thing",
  429: "Too many questions",
  503: "Nothing is stored yet, or the chain is another one",
});

/** Everything that the query API answers about the chain. */
export function queryRoutes(app: FastifyInstance, parameters: QueryRoutesParameters): void {
  for (const { name, routes, answers } of parameters.groups) {
    for (const route of routes) {
      const answer = answers[route.name];
      if (answer === undefined) throw new RangeError(`nothing answers ${route.name} of ${name}`);
      add(app, route, answer, name, parameters);
    }
  }
}

function add(
  app: FastifyInstance,
  route: QueryRoute,
  answer: Answers[string],
  tag: string,
  parameters: QueryRoutesParameters,
): void {
  const { path, summary, parameters: fields, item } = route;
  const isPage = route.answer === "page";
  const places = placesIn(path);
  const split = (isPlace: boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => places.includes(name) === isPlace));
  const answered = isPage
    ? objectOf({ asOf: AS_OF, items: listOf(item), next: about(orNull(TEXT), "`after` of the next page") })
    : objectOf({ asOf: AS_OF, item });
  const schema = {
    summary,
    tags: [tag],
    params: { type: "object", properties: split(true) },
    querystring: { type: "object", additionalProperties: false, properties: { ...split(false), ...(isPage && PAGE) } },
    response: { 200: answered, ...REFUSALS },
  };
  app.get(path.replaceAll(/\{(\w+)\}/g, ":$1"), { schema }, async (request, reply) => {
    const given = { ...(request.params as object), ...(request.query as object) } as Record<string, unknown>;
    const { after, limit = DEFAULT, ...asked } = normal(given, fields);
    const page = { after: after as string | undefined, limit: Number(limit) };
    const ask = (question: PageQuestion) =>
      answerFrom(parameters, request, asked, (asked) => answerOf(route, answer, asked, question));
    reply.header("cache-control", "private, no-store");
    return isPage && request.headers.accept?.includes(CSV) ? csvReply(reply, ask, page, item) : ask(page);
  });
}

/** Answers from one state of the store. @throws `CHAIN_REPLACED`, `INDEX_NOT_READY`. */
async function answerFrom(
  { store, state, viewerOf }: QueryRoutesParameters,
  request: FastifyRequest,
  parameters: Asked["parameters"],
  work: (asked: Asked) => Promise<object>,
): Promise<Record<string, unknown>> {
  if (state.replaced) throw state.replaced;
  return store.read(async (read: Reader) => {
    const asOf = await asOfIn(read, state);
    const viewer = await viewerOf(request, read, asOf);
    return { asOf, ...(await work({ viewer, parameters, asOf, read })) };
  });
}

async function answerOf(route: QueryRoute, answer: Answers[string], asked: Asked, page: PageQuestion): Promise<object> {
  if (answer === undefined) return {};
  if ("make" in answer) {
    const made = await answer.make(asked, page);
    return route.answer === "page" ? (made as MadePage) : { item: made };
  }
  if (route.answer === "page") return pageOf(answer, asked, page);
  const key = "key" in answer && answer.key ? answer.key(asked) : asked.parameters;
  const row = await asked.read.get(answer.table, key as never);
  if (row === undefined) throw sdkError("NOT_FOUND", `there is no such ${route.name}`, { ...asked.parameters });
  return { item: await answer.item(row, asked) };
}

/** Addresses as they are stored, with their checksum. @throws `INDEX_QUERY_INVALID`. */
function normal(given: Record<string, unknown>, fields: QueryRoute["parameters"]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (fields[name]?.pattern !== ADDRESS.pattern) return [name, value];
      try {
        return [name, getAddress(String(value))];
      } catch {
        throw indexerError("INDEX_QUERY_INVALID", `${name} has a wrong checksum`, { field: name, value });
      }
    }),
  );
}

/** All pages from one on, as lines of CSV. */
function csvReply(
  reply: FastifyReply,
  ask: (page: PageQuestion) => Promise<Record<string, unknown>>,
  first: PageQuestion,
  item: JsonSchema,
) {
  const names = Object.keys((item.properties ?? {}) as object);
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(names);
    for (let page: PageQuestion | undefined = { ...first, limit: MOST }; page !== undefined; ) {
      const { items, next } = (await ask(page)) as unknown as MadePage;
      for (const each of items) yield csvLine(names.map((name) => (each as Record<string, unknown>)[name]));
      page = next === null ? undefined : { after: next, limit: MOST };
    }
  }
  return reply.type(`${CSV}; charset=utf-8`).send(Readable.from(lines()));
}
