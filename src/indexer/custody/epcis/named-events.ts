import { keyOfText } from "../../project/values.ts";
import type { Condition, Reader } from "../../store/reader.ts";
import type { RowOf } from "../../store/table.ts";
import type { EpcisQuery } from "./query.ts";
import { rowsAt } from "./rows-at.ts";
import { EPCIS_EVENT, EPCIS_NAMED } from "./tables.ts";
import { MOST_READ, tooMany } from "./too-many.ts";

type EventRow = RowOf<typeof EPCIS_EVENT>;
type NamedRow = RowOf<typeof EPCIS_NAMED>;
type Part = EpcisQuery["named"][number];

/** Events that are looked at together. */
const TOGETHER = 500;
/** Events beyond which it is the same how many name something. */
const FEW = 5_000;

/**
 * Events that name what is asked for in every part, in order and from a place on: of the part that fewest name, by an index that has the order; so a page
 * looks at what is on it, and not at all that name the same.
 *
 * @throws `INDEX_QUERY_TOO_WIDE`.
 */
export async function* namedEvents(
  read: Reader,
  query: EpcisQuery,
  from: readonly unknown[] | undefined,
): AsyncGenerator<EventRow> {
  const [first, ...others] = await fewestFirst(read, query.named);
  if (first === undefined) return;
  const [part, values] = first;
  const most = Math.min(query.perPage + 1, TOGETHER);
  const rows = merged(
    values.map((value) => namedBy(read, query, [part, keyOfText(value)], from, most)),
    query,
  );
  let [left, places]: [number, number[]] = [MOST_READ, []];
  for await (const { pos } of rows) {
    if (places.at(-1) === pos) continue; // by two of its values
    places.push(pos);
    left--;
    if (left < 0) throw tooMany(`MATCH_${part}`, MOST_READ);
    if (places.length < most) continue;
    yield* eventsAt(read, await naming(read, others, places));
    places = [];
  }
  yield* eventsAt(read, await naming(read, others, places));
}

/** The parts, and first the one that is named by fewest, as far as that is counted. */
async function fewestFirst(read: Reader, named: readonly Part[]): Promise<readonly Part[]> {
  if (named.length < 2) return named;
  const counted: { readonly each: Part; readonly many: number }[] = [];
  for (const each of named) {
    let many = 0;
    for (const value of each[1])
      many += many > FEW ? 0 : await read.count(EPCIS_NAMED, isNamed(each[0], value), FEW + 1);
    counted.push({ each, many });
  }
  return counted.toSorted((a, b) => a.many - b.many).map(({ each }) => each);
}

const isNamed = (part: string, value: string): Condition[] => [
  ["part", "=", part],
  ["value", "=", keyOfText(value)],
];

/** What names one value in a part, in order. */
async function* namedBy(
  read: Reader,
  { orderBy, isDescending: isReversed, times }: EpcisQuery,
  [part, value]: readonly [string, string],
  from: readonly unknown[] | undefined,
  limit: number,
): AsyncGenerator<NamedRow> {
  const where: Condition[] = [
    ["part", "=", part],
    ["value", "=", value],
  ];
  for (const [column, operator, time] of times) if (column === orderBy) where.push([column, operator, time]);
  for (let after = from; ; ) {
    const place = after === undefined ? {} : { after };
    const rows = await read.select(EPCIS_NAMED, { where, order: [orderBy, "pos"], isReversed, ...place, limit });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = [last[orderBy], last.pos];
  }
}

/** Several lists in order as one. */
async function* merged(
  lists: readonly AsyncGenerator<NamedRow>[],
  { orderBy, isDescending }: EpcisQuery,
): AsyncGenerator<NamedRow> {
  const heads = await Promise.all(lists.map(async (list) => (await list.next()).value as NamedRow | undefined));
  const isBefore = (a: NamedRow, b: NamedRow) =>
    (a[orderBy] - b[orderBy] || a.pos - b.pos) * (isDescending ? -1 : 1) < 0;
  for (;;) {
    let at = -1;
    for (const [i, head] of heads.entries()) {
      const best = heads[at];
      if (head !== undefined && (best === undefined || isBefore(head, best))) at = i;
    }
    const next = heads[at];
    if (next === undefined) return;
    yield next;
    heads[at] = (await lists[at]?.next())?.value as NamedRow | undefined;
  }
}

/** Of some places, those whose events name what is asked for in the other parts too; in the same order. */
async function naming(read: Reader, others: readonly Part[], places: readonly number[]): Promise<readonly number[]> {
  let kept = places;
  for (const [part, values] of others) {
    const found = new Set<number>();
    for (const value of values) {
      if (kept.length === 0) return [];
      const where: Condition[] = [...isNamed(part, value), ["pos", "in", kept]];
      const order = ["part", "value", "pos"];
      for (const { pos } of await read.select(EPCIS_NAMED, { where, order, limit: kept.length })) found.add(pos);
    }
    kept = kept.filter((pos) => found.has(pos));
  }
  return kept;
}

async function* eventsAt(read: Reader, places: readonly number[]): AsyncGenerator<EventRow> {
  const rows = new Map<number, EventRow>();
  for await (const row of rowsAt(read, EPCIS_EVENT, places)) rows.set(row.pos, row);
  for (const pos of places) {
    const row = rows.get(pos);
    if (row) yield row;
  }
}
