import { placeIn, placeText } from "../../serve/page.ts";
import { lookedUp } from "../../store/looked-up.ts";
import type { Condition } from "../../store/reader.ts";
import { allOf, columnOf, partsOf } from "./conditions.ts";
import type { Entities } from "./entities.ts";
import { fulfils, requireKnown, valuesOf } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import type { Entity, EntityType } from "./model.ts";
import type { Options, OrderBy } from "./options.ts";
import { compare, type Value } from "./value.ts";

export interface Found {
  readonly entities: readonly Entity[];
  readonly count: number | undefined;
  /** Where the next page begins; undefined where this is the last one. */
  readonly next: { readonly skip: number; readonly place: string | undefined } | undefined;
}

type Asked = Pick<Options, "filter" | "orderBy" | "top" | "skip" | "count" | "place">;

/** Entities of a set or a relation, in order: filtered, counted, then skipped, then cut off. @throws `INDEX_QUERY_INVALID`, `INDEX_QUERY_TOO_WIDE`. */
export async function find(
  type: EntityType,
  where: readonly Condition[],
  options: Asked,
  entities: Entities,
  now: number,
): Promise<Found> {
  const { filter, orderBy } = options;
  if (filter) requireKnown(filter, type, "$filter");
  for (const { by } of orderBy) requireKnown(by, type, "$orderby");
  const orders = orderBy.length === 0 ? anyOrder(type) : [storeOrder(orderBy, type)];
  let best: { readonly found: Narrowed; readonly isReversed: boolean } | undefined;
  for (const order of orders) {
    const found = order && narrowed(type, where, filter, order.columns);
    if (found === undefined || found.where.length <= (best?.found.where.length ?? -1)) continue;
    best = { found, isReversed: order?.isReversed ?? false };
  }
  if (best !== undefined) return ordered(type, best.found, best.isReversed, options, entities, now);
  const all = narrowed(type, where, filter, [type.id]) ?? { where, rest: filter, order: [type.id] };
  return sorted(type, all, options, entities, now);
}

interface Narrowed {
  readonly where: readonly Condition[];
  readonly rest: Expression | undefined;
  readonly order: readonly string[];
}

/**
 * What the store looks up, and what is left to be judged row by row. Of a large set it looks up nothing that it would have to pass over rows
 * for, or to sort them; undefined where it has no such order of what is related.
 */
function narrowed(
  type: EntityType,
  where: readonly Condition[],
  filter: Expression | undefined,
  order: readonly string[],
): Narrowed | undefined {
  const parts = partsOf(filter, type);
  const conditions = [...where, ...parts.flatMap(({ condition }) => (condition === undefined ? [] : [condition]))];
  const used = type.isLarge ? lookedUp(type.table, conditions, order) : conditions;
  if (used === undefined || where.some((each) => !used.includes(each))) return undefined;
  const left = parts.filter(({ condition }) => condition === undefined || !used.includes(condition));
  return { where: used, rest: allOf(left.map(({ expression }) => expression)), order };
}

interface StoreOrder {
  readonly columns: readonly string[];
  readonly isReversed: boolean;
}

/** Orders of which nobody asked for one: the first, unless another one leaves less to be judged row by row. */
const anyOrder = ({ id, columns, isLarge = false }: EntityType): readonly StoreOrder[] =>
  [[id], ...(isLarge ? Object.values(columns).map((column) => [...new Set([column, id])]) : [])].map((each) => ({
    columns: each,
    isReversed: false,
  }));

/** The order as the store has it: columns, all in one direction, the id last. */
function storeOrder(orderBy: readonly OrderBy[], type: EntityType): StoreOrder | undefined {
  const columns = orderBy.map(({ by }) => (by.kind === "path" ? columnOf(by.segments, type) : undefined));
  const isReversed = orderBy[0]?.isDescending ?? false;
  if (columns.includes(undefined) || orderBy.some(({ isDescending }) => isDescending !== isReversed)) return undefined;
  return { columns: [...new Set([...(columns as string[]), type.id])], isReversed };
}

/** As the store gives them, until the page is full. */
async function ordered(
  type: EntityType,
  narrow: Narrowed,
  isReversed: boolean,
  { top, skip, count, place }: Asked,
  entities: Entities,
  now: number,
): Promise<Found> {
  const { where, rest, order: columns } = narrow;
  const { places } = entities.making;
  const after =
    place === undefined ? undefined : placeIn(places.take(type.plural, "$skiptoken", place), columns.length);
  const left = after === undefined ? skip : 0;
  const page: Entity[] = [];
  let [passed, hasMore] = [0, false];
  const limit = rest === undefined ? left + top + 1 : undefined;
  const each = { where, order: columns, isReversed, ...(after && { after }), ...(limit !== undefined && { limit }) };
  for await (const entity of entities.each(type, each)) {
    if (rest !== undefined && !(await fulfils(rest, entity, entities, now))) continue;
    if (passed++ < left) continue;
    if (page.length === top) {
      hasMore = true;
      break;
    }
    page.push(entity);
  }
  const last = page.at(-1);
  const next =
    hasMore && last !== undefined
      ? places.put(type.plural, placeText(columns.map((name) => last.row[name])))
      : undefined;
  return {
    entities: page,
    count: count ? await countOf(type, narrow, entities, now) : undefined,
    next: next === undefined ? undefined : { skip: skip + page.length, place: next },
  };
}

async function countOf(type: EntityType, narrow: Narrowed, entities: Entities, now: number): Promise<number> {
  const { where, rest, order } = narrow;
  if (rest === undefined) return entities.count(type, where);
  let count = 0;
  for await (const entity of entities.each(type, { where, order, isReversed: false })) {
    if (await fulfils(rest, entity, entities, now)) count++;
  }
  return count;
}

/** By what the store cannot sort by: all are read, then sorted. */
async function sorted(
  type: EntityType,
  { where, rest, order }: Narrowed,
  { orderBy, top, skip, count }: Asked,
  entities: Entities,
  now: number,
): Promise<Found> {
  const lines: { readonly entity: Entity; readonly keys: readonly Value[] }[] = [];
  for await (const entity of entities.each(type, { where, order, isReversed: false })) {
    if (rest !== undefined && !(await fulfils(rest, entity, entities, now))) continue;
    const keys: Value[] = [];
    for (const { by } of orderBy) keys.push((await valuesOf(by, entity, entities, now))[0] ?? null);
    lines.push({ entity, keys });
  }
  lines.sort((a, b) => {
    for (const [i, { isDescending }] of orderBy.entries()) {
      const order = inOrder(a.keys[i] ?? null, b.keys[i] ?? null);
      if (order !== 0) return isDescending ? -order : order;
    }
    return a.entity.id - b.entity.id;
  });
  const page = lines.slice(skip, skip + top).map(({ entity }) => entity);
  const hasMore = page.length > 0 && lines.length > skip + top;
  return {
    entities: page,
    count: count ? lines.length : undefined,
    next: hasMore ? { skip: skip + page.length, place: undefined } : undefined,
  };
}

/** Nothing comes first; times go by their beginning, then by their end. */
function inOrder(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === "object" && typeof b === "object" && a.kind === "time" && b.kind === "time") {
    return a.from - b.from || a.to - b.to;
  }
  const plain = (value: Value) => (typeof value === "object" ? JSON.stringify(value) : value);
  return compare(plain(a), plain(b)) ?? 0;
}
