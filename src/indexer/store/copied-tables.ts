import type { Kysely } from "kysely";
import { dropTables } from "./create-tables.ts";
import type { Tables } from "./dialects.ts";
import type { Table } from "./table.ts";

/** A table of what somebody outside the chain said: no event can make it again, so it outlasts a rebuild. */
export interface CopiedTable {
  readonly table: Table;
  /** A flag of the rows that were copied; the others are made anew. @default all were */
  readonly by?: string;
}

/** Leaves only what was copied in tables that have the form of before, and nothing of others. @param known Forms of before: see `formsOf`. */
export async function keepCopied(
  db: Kysely<Tables>,
  copied: readonly CopiedTable[],
  known: string | undefined,
): Promise<void> {
  const before = known === undefined ? {} : (JSON.parse(known) as Readonly<Record<string, Form>>);
  for (const { table, by } of copied) {
    const form = before[table.name];
    if (form === undefined || form.rows !== formOf(table).rows) {
      await dropTables(db, [table.name]);
      continue;
    }
    for (let i = 0; i < form.indexes; i++) await db.schema.dropIndex(`${table.name}_${i}`).ifExists().execute();
    if (by !== undefined) await db.deleteFrom(table.name).where(by, "=", 0).execute();
  }
}

interface Form {
  readonly rows: string;
  readonly indexes: number;
}

const formOf = ({ columns, key, indexes }: Table): Form => ({
  rows: JSON.stringify([columns, key]),
  indexes: indexes.length,
});

/** Forms of tables by their names, to be compared with when they are to be kept. */
export const formsOf = (copied: readonly CopiedTable[]): string =>
  JSON.stringify(Object.fromEntries(copied.map(({ table }) => [table.name, formOf(table)])));
