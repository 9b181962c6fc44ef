import { indexerError } from "../errors.ts";
import type { Condition } from "../store/reader.ts";
import type { Asked, ListAnswer, MadePage } from "./answers.ts";
import { countThrough, lookThrough } from "./look-through.ts";

export interface PageQuestion {
  readonly after: string | undefined;
  readonly limit: number;
  /** Whether the lines of the whole list are counted. */
  readonly isCounted?: boolean;
}

/** Parameters that are no filters. */
const NOT_FILTERS = ["newest", "after", "limit"];

/** A page of a list: its lines, and where the next page begins. It may be short, or empty, where many lines were passed over. */
export async function pageOf(
  answer: ListAnswer,
  asked: Asked,
  { after, limit, isCounted }: PageQuestion,
): Promise<MadePage> {
  const { table, item } = answer;
  const order = answer.order ?? [
    ...("pos" in table.columns ? ["pos"] : []),
    ...table.key.filter((name) => name !== "pos"),
  ];
  const where = (await answer.where?.(asked)) ?? equalTo(asked);
  const isReversed = answer.isReversed?.(asked) ?? asked.parameters.newest === true;
  const from = after === undefined ? {} : { after: placeIn(after, order.length) };
  const look = { where, order, isReversed, ...from, limit: limit + 1 };
  const { rows: found, stoppedAt } = await lookThrough(asked.read, table, look);
  const rows = found.slice(0, limit);
  const items: unknown[] = [];
  for (const row of rows) items.push(await item(row, asked));
  const last = found.length > limit ? rows.at(-1) : stoppedAt;
  const next = last === undefined ? null : placeText(order.map((name) => last[name]));
  return { items, next, ...(isCounted && { count: await countThrough(asked.read, table, look) }) };
}

/** Every filter that was given is equal to the column of its name. */
export function equalTo({ parameters }: Asked): Condition[] {
  return Object.entries(parameters)
    .filter(([name, value]) => value !== undefined && !NOT_FILTERS.includes(name))
    .map(([name, value]) => [name, "=", value]);
}

export const placeText = (values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

/** @throws `INDEX_QUERY_INVALID`. */
export function placeIn(text: string, length: number): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    const isPlain = (value: unknown) => typeof value === "string" || typeof value === "number";
    if (Array.isArray(values) && values.length === length && values.every(isPlain)) return values;
  } catch {
    // it is none
  }
  throw indexerError("INDEX_QUERY_INVALID", "after is no place of this list", {
    field: "after",
    value: text.slice(0, 100),
  });
}
