import { placeIn, placeText } from "../../serve/page.ts";
import type { PlaceMark } from "../../serve/place-mark.ts";
import { lookedUp } from "../../store/looked-up.ts";
import type { Condition, Reader } from "../../store/reader.ts";
import { indexesOf, type RowOf } from "../../store/table.ts";
import { type EpcisQuery, isAsked } from "./query.ts";
import { namedEvents } from "./named-events.ts";
import { EPCIS_EVENT } from "./tables.ts";
import { MOST_READ, tooMany } from "./too-many.ts";

type EventRow = RowOf<typeof EPCIS_EVENT>;

export interface FoundEvents {
  readonly events: readonly EventRow[];
  /** Where the next page begins; undefined where this is the last one. */
  readonly next: string | undefined;
}

const TOGETHER = 1_000;
/** Events that are read all and sorted, rather than looked for among all there are. */
const FEW = 5_000;
const LIST = "events";

/** Events of a query, page by page. @throws `INDEX_QUERY_TOO_WIDE`, `INDEX_QUERY_INVALID`. */
export async function findEvents(read: Reader, query: EpcisQuery, places: PlaceMark): Promise<FoundEvents> {
  const { orderBy, isDescending, perPage, token, eventCountLimit, maxEventCount } = query;
  const [given = 0, ...after] = token === undefined ? [] : placeIn(places.take(LIST, "nextPageToken", token), 3);
  const before = Number(given);
  const size = Math.min(perPage, (eventCountLimit ?? Number.MAX_SAFE_INTEGER) - before);
  const from = token === undefined ? undefined : after;
  const source = query.named.length > 0 ? namedEvents(read, query, from) : orderedEvents(read, query, from);
  const isAfter = (row: EventRow) => {
    if (token === undefined) return true;
    const [time = 0, pos = 0] = after.map(Number);
    const order = Number(row[orderBy]) - time || row.pos - pos;
    return isDescending ? order < 0 : order > 0;
  };
  const events: EventRow[] = [];
  let [hasMore, count] = [false, before];
  for await (const row of source) {
    if (!isAsked(query, row) || !isAfter(row)) continue;
    count++;
    if (maxEventCount !== undefined && count > maxEventCount) throw tooMany("maxEventCount", maxEventCount);
    if (events.length < size) events.push(row);
    else {
      hasMore = true;
      if (maxEventCount === undefined) break;
    }
  }
  const last = events.at(-1);
  const total = before + events.length;
  const isOver = !hasMore || last === undefined || total === eventCountLimit;
  return { events, next: isOver ? undefined : places.put(LIST, placeText([total, last[orderBy], last.pos])) };
}

/** In order, as far as the store can tell which are asked for. */
async function* orderedEvents(
  read: Reader,
  query: EpcisQuery,
  from: readonly unknown[] | undefined,
): AsyncGenerator<EventRow> {
  const { orderBy, isDescending, perPage } = query;
  const where: Condition[] = [
    ...query.equals
      .filter(([, values]) => values.length === 1)
      .map(([column, [value]]): Condition => [column, "=", value]),
    ...query.times.map(([column, operator, value]): Condition => [column, operator, value]),
  ];
  const order = [orderBy, "pos"];
  // Whatever else is asked for is judged row by row.
  const used = lookedUp(EPCIS_EVENT, where, order) ?? [];
  const isWhole = used.length === query.equals.length + query.times.length && !query.isDeclaredWrong;
  const few = isWhole ? undefined : await fewEvents(read, query);
  if (few !== undefined) {
    yield* few;
    return;
  }
  const limit = isWhole && query.maxEventCount === undefined ? Math.min(perPage + 1, TOGETHER) : TOGETHER;
  let [after, readRows] = [from, 0];
  for (;;) {
    const place = after === undefined ? {} : { after };
    const rows = await read.select(EPCIS_EVENT, {
      where: used,
      order,
      isReversed: isDescending,
      ...place,
      limit,
    });
    readRows += rows.length;
    if (readRows > MOST_READ) throw tooMany("eventType", MOST_READ);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = [last[orderBy], last.pos];
  }
}

/** All events that one thing which is asked for leaves, in order; undefined where nothing leaves few. */
async function fewEvents(read: Reader, query: EpcisQuery): Promise<readonly EventRow[] | undefined> {
  const byValue = query.equals.map(([column, values]) => values.map((value): Condition[] => [[column, "=", value]]));
  const byTime = ["eventTime", "recordTime"]
    .map((column): Condition[] => query.times.filter(([name]) => name === column).map((each): Condition => [...each]))
    .filter((conditions) => conditions.length > 0)
    .map((conditions) => [conditions]);
  for (const lookups of [...byValue, ...byTime]) {
    const orders = lookups.map((where) => orderOf(where));
    if (orders.includes(undefined)) continue;
    let many = 0;
    for (const where of lookups) many += many > FEW ? 0 : await read.count(EPCIS_EVENT, where, FEW + 1);
    if (many > FEW) continue;
    const rows: EventRow[] = [];
    for (const [i, where] of lookups.entries()) {
      rows.push(...(await read.select(EPCIS_EVENT, { where, order: orders[i] ?? [], limit: FEW + 1 })));
    }
    const unique = new Map(rows.map((row) => [row.pos, row]));
    return inOrder([...unique.values()], query);
  }
  return undefined;
}

/** An order that an index has of these rows; undefined where none looks them up. */
function orderOf(where: readonly Condition[]): readonly string[] | undefined {
  const [column] = where[0] ?? [];
  return indexesOf(EPCIS_EVENT).find(([first]) => first === column);
}

const inOrder = (rows: EventRow[], { orderBy, isDescending }: EpcisQuery): readonly EventRow[] =>
  rows.sort((a, b) => (Number(a[orderBy]) - Number(b[orderBy]) || a.pos - b.pos) * (isDescending ? -1 : 1));
