import { Readable } from "node:stream";
import { getAddress } from "ethers";
import type { FastifyInstance, FastifyReply } from "fastify";
import { problemAnswers } from "../../lib/problem.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { ADDRESS, about, listOf, objectOf, orNull, TEXT } from "../../sdk/core/json/json-schema.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import { AS_OF } from "../../sdk/query/parts.ts";
import { placesIn, type QueryRoute } from "../../sdk/query/route.ts";
import { indexerError } from "../errors.ts";
import type { Answers, Asked, MadePage } from "./answers.ts";
import type { AskStore } from "./ask-store.ts";
import { csvLine } from "./csv.ts";
import { declaredOf, fieldsOf } from "./declared.ts";
import { type PageQuestion, pageOf } from "./page.ts";
import type { PlaceMark } from "./place-mark.ts";

export interface QueryRoutesParameters {
  /** Routes of one domain, with what answers each. */
  readonly groups: readonly {
    readonly name: string;
    readonly routes: readonly QueryRoute[];
    readonly answers: Answers;
  }[];
  readonly ask: AskStore;
  readonly places: PlaceMark;
}

const MOST = 500;
const DEFAULT = 100;
const CSV = "text/csv";
/** `asOf` of the first page: the ones after it may be of later blocks. */
const AS_OF_HEADER = "tally-as-of";

interface CsvPage extends MadePage {
  readonly asOf: AsOf;
}

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
  const inPath = placesIn(path);
  const split = (isPlace: boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => inPath.includes(name) === isPlace));
  const { places } = parameters;
  const names = fieldsOf(item);
  const marked = ({ next }: Partial<MadePage>) => (next ? places.put(route.name, next) : null);
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
    const from = after === undefined ? undefined : places.take(route.name, "after", String(after));
    const page = { after: from, limit: Number(limit) };
    const ask = (page: PageQuestion) =>
      parameters.ask(request, { route: route.name, parameters: asked }, async (asked) => {
        return { asOf: asked.asOf, ...(await answerOf(route, answer, asked, page, names)) };
      });
    reply.header("cache-control", "private, no-store");
    if (isPage && request.headers.accept?.includes(CSV)) return csvReply(reply, ask, page, names);
    const answered = await ask(page);
    return isPage ? { ...answered, next: marked(answered as Partial<MadePage>) } : answered;
  });
}

async function answerOf(
  route: QueryRoute,
  answer: Answers[string],
  asked: Asked,
  page: PageQuestion,
  names: readonly string[],
): Promise<object> {
  if (answer === undefined) return {};
  if (route.answer === "page") {
    const made = "make" in answer ? ((await answer.make(asked, page)) as MadePage) : await pageOf(answer, asked, page);
    return { ...made, items: made.items.map((line) => declaredOf(names, line as object)) };
  }
  return { item: declaredOf(names, (await oneOf(route, answer, asked, page)) as object) };
}

async function oneOf(route: QueryRoute, answer: Answers[string], asked: Asked, page: PageQuestion): Promise<unknown> {
  if (answer === undefined) return {};
  if ("make" in answer) return answer.make(asked, page);
  const key = "key" in answer && answer.key ? answer.key(asked) : asked.parameters;
  const row = await asked.read.get(answer.table, key as never);
  if (row === undefined) throw sdkError("NOT_FOUND", `there is no such ${route.name}`, { ...asked.parameters });
  return answer.item(row, asked);
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

/** All pages from one on, as lines of CSV. What cannot be answered at all is said before the first line. */
async function csvReply(
  reply: FastifyReply,
  ask: (page: PageQuestion) => Promise<object>,
  from: PageQuestion,
  names: readonly string[],
) {
  const pageAt = async (after: string | undefined) => (await ask({ after, limit: MOST })) as CsvPage;
  const first = await pageAt(from.after);
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(names);
    for (let page = first; ; page = await pageAt(page.next ?? undefined)) {
      for (const each of page.items) yield csvLine(names.map((name) => (each as Record<string, unknown>)[name]));
      if (page.next === null) return;
    }
  }
  reply.header(AS_OF_HEADER, JSON.stringify(first.asOf));
  return reply.type(`${CSV}; charset=utf-8`).send(Readable.from(lines()));
}
