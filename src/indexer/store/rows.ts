import { setImmediate } from "node:timers/promises";
import { CompiledQuery, type Kysely } from "kysely";
import type { Tables } from "./dialects.ts";
import { plainText, type Row, type RowOf, rowFrom, type Table, toStored } from "./table.ts";

/** Rows of the projections, as the events up to now have made them. What is changed is written at once when the work is flushed. */
export interface Rows {
  get<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<RowOf<T> | undefined>;
  /** The whole row, new or in place of the one with its key. */
  put<T extends Table>(table: T, row: RowOf<T>): void;
  /** Some columns of a row that is there; of one that is not, nothing. */
  patch<T extends Table>(table: T, key: Partial<RowOf<T>>, change: Partial<RowOf<T>>): Promise<void>;
  delete<T extends Table>(table: T, key: Partial<RowOf<T>>): Promise<void>;
  /** All rows that have these values, by the key. */
  find<T extends Table>(table: T, where: Partial<RowOf<T>>): Promise<RowOf<T>[]>;
}

export interface WorkingRows extends Rows {
  /** Tables of which a row was changed. */
  readonly changed: ReadonlySet<Table>;
  /** Writes what was changed. */
  flush(): Promise<void>;
}

/** Values of one statement. */
const MOST_VALUES = 5_000;
/** Rows that are remembered beyond a flush. */
const REMEMBERED = 20_000;

interface Kept {
  /** Undefined for one that is not there. */
  row: Row | undefined;
  isChanged: boolean;
}

/** Rows within a transaction of the writer. @param placeOf Table that the rows of a table are written to. @default the same */
export function workingRows(db: Kysely<Tables>, placeOf: (table: Table) => Table = (table) => table): WorkingRows {
  const kept = new Map<Table, Map<string, Kept>>();
  const rowsOf = (table: Table) => {
    const rows = kept.get(table) ?? new Map<string, Kept>();
    kept.set(table, rows);
    return rows;
  };
  // As they are stored: what is one row there is one here.
  const keyOf = (table: Table, row: Row) => table.key.map((name) => String(plainText(row[name]))).join("\0");

  async function load(table: Table, key: Row): Promise<Kept> {
    const rows = rowsOf(table);
    const id = keyOf(table, key);
    const known = rows.get(id);
    if (known) return known;
    const values = table.key.map((name) => stored(table, name, key[name]));
    const { name: from } = placeOf(table);
    const sql = sqlOf(db, `select ${from}`, () =>
      table.key.reduce((query, name, i) => query.where(name, "=", values[i]), db.selectFrom(from).selectAll()),
    );
    const [found] = (await db.executeQuery(CompiledQuery.raw(sql, values))).rows;
    const loaded = { row: found === undefined ? undefined : rowFrom(table, found as Row), isChanged: false };
    rows.set(id, loaded);
    return loaded;
  }

  async function flushTable(table: Table): Promise<void> {
    const rows = rowsOf(table);
    const changed = [...rows].filter(([, each]) => each.isChanged);
    const gone = changed.filter(([, { row }]) => row === undefined).map(([id]) => id);
    for (const id of gone) {
      let query = db.deleteFrom(placeOf(table).name);
      for (const [i, name] of table.key.entries())
        query = query.where(name, "=", stored(table, name, partOf(table, id, i)));
      await query.execute();
    }
    await upsert(
      db,
      placeOf(table),
      changed.flatMap(([, { row }]): Row[] => (row === undefined ? [] : [row])),
    );
    for (const [, each] of changed) each.isChanged = false;
    if (rows.size > REMEMBERED) rows.clear();
  }

  const changed = new Set<Table>();
  const set = (table: Table, row: Row) => {
    changed.add(table);
    rowsOf(table).set(keyOf(table, row), { row, isChanged: true });
  };

  return {
    changed,
    async get(table, key) {
      return (await load(table, key as Row)).row as never;
    },
    put: (table, row) => set(table, row),
    async patch(table, key, change) {
      const { row } = await load(table, key as Row);
      if (row) set(table, { ...row, ...change });
    },
    async delete(table, key) {
      const found = await load(table, key as Row);
      if (found.row === undefined) return;
      changed.add(table);
      rowsOf(table).set(keyOf(table, key as Row), { row: undefined, isChanged: true });
    },
    async find(table, where) {
      await flushTable(table);
      let query = db.selectFrom(placeOf(table).name).selectAll();
      for (const [name, value] of Object.entries(where)) query = query.where(name, "=", stored(table, name, value));
      for (const name of table.key) query = query.orderBy(name);
      return (await query.execute()).map((row) => rowFrom(table, row as Row)) as never;
    },
    async flush() {
      for (const table of kept.keys()) await flushTable(table);
    },
  };
}

/** A part of a key as it was made of a row; the parts are kept as text. */
function partOf(table: Table, id: string, index: number): unknown {
  const part = id.split("\0")[index] ?? "";
  const kind = table.columns[table.key[index] ?? ""]?.kind;
  return kind === "integer" || kind === "number" ? Number(part) : part;
}

const stored = (table: Table, name: string, value: unknown) =>
  toStored(table.columns[name] ?? { kind: "text", isNullable: true }, value);

/** Inserts rows, or puts them in place of those with their key. */
export async function upsert(db: Kysely<Tables>, table: Table, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(table.columns);
  // Few sizes of statements, so that each is prepared once.
  const most = 2 ** Math.floor(Math.log2(MOST_VALUES / names.length));
  for (let at = 0; at < rows.length; ) {
    const size = Math.min(most, 2 ** Math.floor(Math.log2(rows.length - at)));
    const part = rows.slice(at, at + size);
    const values = part.flatMap((row) => names.map((name) => stored(table, name, row[name])));
    const sql = sqlOf(db, `insert ${size} into ${table.name}`, () => insertion(db, table, part));
    await db.executeQuery(CompiledQuery.raw(sql, values));
    at += size;
    await setImmediate(); // SQLite answers in this thread: whoever asks something meanwhile is heard
  }
}

/** Inserts rows, or puts them in place of those with their key; values come row by row, in the order of the columns. */
function insertion(db: Kysely<Tables>, table: Table, rows: readonly Row[]) {
  const names = Object.keys(table.columns);
  const others = names.filter((name) => !table.key.includes(name));
  const values = rows.map((row) => Object.fromEntries(names.map((name) => [name, stored(table, name, row[name])])));
  return db
    .insertInto(table.name)
    .values(values)
    .onConflict((conflict) => {
      const on = conflict.columns(table.key as never);
      if (others.length === 0) return on.doNothing();
      return on.doUpdateSet((built) => Object.fromEntries(others.map((name) => [name, built.ref(`excluded.${name}`)])));
    });
}

/** Inserts a row where none has its key; whether it did. */
export async function insertNew(db: Kysely<Tables>, table: Table, row: Row): Promise<boolean> {
  const values = Object.fromEntries(Object.keys(table.columns).map((name) => [name, stored(table, name, row[name])]));
  const inserted = await db
    .insertInto(table.name)
    .values(values)
    .onConflict((conflict) => conflict.columns(table.key as never).doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Puts a row in place of one that is still as it was; whether it was. */
export async function changeRow(db: Kysely<Tables>, table: Table, was: Row, row: Row): Promise<boolean> {
  const names = Object.keys(table.columns);
  let query = db
    .updateTable(table.name)
    .set(Object.fromEntries(names.map((name) => [name, stored(table, name, row[name])])));
  for (const name of names) {
    const value = stored(table, name, was[name]);
    query = value === null ? query.where(name, "is", null) : query.where(name, "=", value);
  }
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  return Number(numUpdatedRows) > 0;
}

/** Statements that were built once: building them costs more than carrying them out. */
const STATEMENTS = new Map<string, string>();

function sqlOf(db: Kysely<Tables>, name: string, build: () => { compile(): { readonly sql: string } }): string {
  const key = `${db.getExecutor().adapter.constructor.name} ${name}`;
  const known = STATEMENTS.get(key);
  if (known !== undefined) return known;
  const { sql } = build().compile();
  STATEMENTS.set(key, sql);
  return sql;
}
