import { type Kysely, sql, type WhereInterface } from "kysely";
import type { Tables } from "./dialects.ts";
import { type Row, type RowOf, rowFrom, type Table, toStored } from "./table.ts";

/** One thing that a row has to fulfil. */
export type Condition =
  | readonly [column: string, operator: "=" | "<" | "<=" | ">" | ">=" | "!=", value: unknown]
  | readonly [column: string, operator: "in", values: readonly unknown[]];

export interface Selection {
  readonly where: readonly Condition[];
  /** Columns; all in one direction. */
  readonly order: readonly string[];
  readonly isReversed?: boolean;
  /** Only what comes after this place in the order, as the rows have it. */
  readonly after?: readonly unknown[];
  readonly limit: number;
}

/** Reads one state of the store. */
export interface Reader {
  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined>;
  select<T extends Table>(table: T, selection: Selection): Promise<RowOf<T>[]>;
  /** How many rows fulfil all of this; not more than `most` are counted. */
  count(table: Table, where: readonly Condition[], most: number): Promise<number>;
}

/** A store as those have it who read, and keep rows that no event makes. */
export interface ReaderStore {
  /** What is stored, of one state. */
  read<T>(work: (read: Reader) => Promise<T>): Promise<T>;
  keep<T extends Table>(table: T, rows: readonly RowOf<T>[]): Promise<void>;
  /** Keeps a row unless there is one with its key; whether it was kept. */
  create<T extends Table>(table: T, row: RowOf<T>): Promise<boolean>;
  /** Puts a row in place of the one with its key if that is still as it was read; whether it was. */
  change<T extends Table>(table: T, was: RowOf<T>, row: RowOf<T>): Promise<boolean>;
  /** Removes all rows that fulfil all of this, of a table that no event makes; gives how many. */
  remove(table: Table, where: readonly Condition[]): Promise<number>;
}

const stored = (table: Table, name: string, value: unknown) =>
  toStored(table.columns[name] ?? { kind: "text", isNullable: true }, value);

/** A statement, of the rows that fulfil all of this. */
export function narrowed<Q extends WhereInterface<Tables, string>>(
  begun: Q,
  table: Table,
  where: readonly Condition[],
): Q {
  let query: WhereInterface<Tables, string> = begun;
  for (const [name, operator, value] of where) {
    query =
      operator === "in"
        ? query.where(
            name,
            "in",
            value.map((each) => stored(table, name, each)),
          )
        : value === null
          ? query.where(name, operator === "=" ? "is" : "is not", null)
          : query.where(name, operator, stored(table, name, value));
  }
  return query as Q;
}

export function readerOf(db: Kysely<Tables>): Reader {
  const selected = (table: Table, where: readonly Condition[]) => narrowed(db.selectFrom(table.name), table, where);
  return {
    async get(table, key) {
      const where = table.key.map((name): Condition => [name, "=", (key as Row)[name]]);
      const found = await selected(table, where).selectAll().executeTakeFirst();
      return found === undefined ? undefined : (rowFrom(table, found as Row) as never);
    },
    async select(table, { where, order, isReversed = false, after, limit }) {
      let query = selected(table, where).selectAll().limit(limit);
      if (after !== undefined) {
        const columns = sql.join(order.map((name) => sql.ref(name)));
        const values = sql.join(order.map((name, i) => stored(table, name, after[i])));
        query = query.where(sql<boolean>`(${columns}) ${sql.raw(isReversed ? "<" : ">")} (${values})`);
      }
      for (const name of order) query = query.orderBy(name, isReversed ? "desc" : "asc");
      return (await query.execute()).map((row) => rowFrom(table, row as Row)) as never;
    },
    async count(table, where, most) {
      const found = selected(table, where).select(sql`1`.as("one")).limit(most).as("found");
      const counted = await db
        .selectFrom(found)
        .select((built) => built.fn.countAll().as("n"))
        .executeTakeFirst();
      return Number(counted?.n ?? 0);
    },
  };
}
