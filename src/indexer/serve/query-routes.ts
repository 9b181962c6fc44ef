import { getAddress } from "ethers";
import type { FastifyInstance } from "fastify";
import { problemAnswers } from "../../lib/problem.ts";
import { sdkError } from "../../sdk/core/errors.ts";
import { ADDRESS, about, type JsonSchema, listOf, objectOf, orNull, TEXT } from "../../sdk/core/json/json-schema.ts";
import { AS_OF, RESTS_ON } from "../../sdk/query/parts.ts";
import { placesIn, type QueryRoute } from "../../sdk/query/route.ts";
import { indexerError } from "../errors.ts";
import type { Answers, Asked, MadeAnswer, MadePage } from "./answers.ts";
import type { AskStore } from "./ask-store.ts";
import { type AnsweredTo, CSV, type CsvReplies, csvReplies, MOST_LINES } from "./csv-replies.ts";
import { declaredOf, fieldsOf } from "./declared.ts";
import { MOST_COUNTED } from "./look-through.ts";
import { type PageQuestion, pageOf } from "./page.ts";
import type { PlaceMark } from "./place-mark.ts";
import { isBusiness, requireMember } from "./withhold.ts";

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

const DEFAULT = 100;

const PAGE = {
  after: about({ type: "string", minLength: 1, maxLength: 1_000 }, "`next` of the page before"),
  limit: about({ type: "integer", minimum: 1, maximum: MOST_LINES, default: DEFAULT }, "Lines of a page"),
  count: about({ type: "integer", enum: [1] }, "Count the lines of the whole list as well"),
} as const;

const COUNT = about(
  orNull({ type: "integer", minimum: 0, maximum: MOST_COUNTED }),
  `Lines of the whole list, where \`count=1\` was asked: ${MOST_COUNTED} says that many or more; null where no index counts them`,
);

const REFUSALS = problemAnswers({
  400: "Not of the form of a question",
  403: "Withheld from who asks",
  404: "There is no such thing",
  429: "Too many questions",
  503: "Nothing is stored yet, or the chain is another one",
});

/** With what is only there where it was asked for. */
const withCount = (page: JsonSchema): JsonSchema => ({
  ...page,
  properties: { ...(page.properties as object), count: COUNT },
});

/** Everything that the query API answers about the chain. */
export function queryRoutes(app: FastifyInstance, parameters: QueryRoutesParameters): void {
  const csv = csvReplies();
  for (const { name, routes, answers } of parameters.groups) {
    for (const route of routes) {
      const answer = answers[route.name];
      if (answer === undefined) throw new RangeError(`nothing answers ${route.name} of ${name}`);
      add(app, route, answer, name, parameters, csv);
    }
  }
}

function add(
  app: FastifyInstance,
  route: QueryRoute,
  answer: Answers[string],
  tag: string,
  parameters: QueryRoutesParameters,
  csv: CsvReplies,
): void {
  const { path, summary, parameters: fields, item } = route;
  const isPage = route.answer === "page";
  const inPath = placesIn(path);
  const split = (isPlace: boolean) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => inPath.includes(name) === isPlace));
  const { places } = parameters;
  const names = fieldsOf(item);
  const isForMembers = isBusiness(names) && !("isForEverybody" in answer);
  const marked = ({ next }: Partial<MadePage>) => (next ? places.put(route.name, next) : null);
  const answered = isPage
    ? withCount(
        objectOf({
          asOf: AS_OF,
          restsOn: RESTS_ON,
          items: listOf(item),
          next: about(orNull(TEXT), "`after` of the next page"),
        }),
      )
    : objectOf({ asOf: AS_OF, restsOn: RESTS_ON, item });
  const schema = {
    summary,
    tags: [tag],
    params: { type: "object", properties: split(true) },
    querystring: { type: "object", additionalProperties: false, properties: { ...split(false), ...(isPage && PAGE) } },
    response: { 200: answered, ...REFUSALS },
  };
  app.get(path.replaceAll(/\{(\w+)\}/g, ":$1"), { schema }, async (request, reply) => {
    const given = { ...(request.params as object), ...(request.query as object) } as Record<string, unknown>;
    const { after, limit = DEFAULT, count, ...asked } = normal(given, fields);
    const from = after === undefined ? undefined : places.take(route.name, "after", String(after));
    const page = { after: from, limit: Number(limit), isCounted: count === 1 };
    const ask = (page: PageQuestion) =>
      parameters.ask(request, { route: route.name, parameters: asked }, async (asked): Promise<AnsweredTo> => {
        if (isForMembers) requireMember(asked.viewer, route.name);
        const answered = await answerOf(route, answer, asked, page, names);
        const restsOn = asked.restsOn();
        return { viewer: asked.viewer, answer: { asOf: { ...asked.asOf }, restsOn, ...answered } };
      });
    reply.header("cache-control", "private, no-store");
    if (isPage && request.headers.accept?.includes(CSV)) return csv.reply(request, reply, ask, page, names);
    const { answer: answered } = await ask(page);
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
    const made = "make" in answer ? await madeOf(answer, asked, page) : await pageOf(answer, asked, page);
    return { ...made, items: made.items.map((line) => declaredOf(names, line as object)) };
  }
  return { item: declaredOf(names, (await oneOf(route, answer, asked, page)) as object) };
}

/** A page of what no single table has. Where it counts nothing, a list of one page is counted, and no other: what is not told is no line. */
async function madeOf(answer: MadeAnswer, asked: Asked, { isCounted, ...page }: PageQuestion): Promise<MadePage> {
  const made = (await answer.make(asked, {
    ...page,
    isCounted: isCounted === true && answer.counts === true,
  })) as MadePage;
  if (!isCounted || made.count !== undefined) return made;
  const isWhole = page.after === undefined && made.next === null;
  return { ...made, count: isWhole ? made.items.length : null };
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
