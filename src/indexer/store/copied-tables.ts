import type { Kysely } from "kysely";
import type { Tables } from "./dialects.ts";
import type { Table } from "./table.ts";

/** A table of what somebody outside the chain said: no event can make it again, so it outlasts a rebuild. */
export interface CopiedTable {
  readonly table: Table;
  /** A flag of the rows that were copied; the others are made anew. @default all were */
  readonly by?: string;
}

/**
 * Copies what was copied from elsewhere, and nothing of the others, of tables that have the form of before into those that will replace them.
 *
 * @param known Forms of before: see `formsOf`.
 */
export async function copyKept(
  db: Kysely<Tables>,
  copied: readonly CopiedTable[],
  known: string | undefined,
  besideOf: (table: Table) => Table,
): Promise<void> {
  const before = known === undefined ? {} : (JSON.parse(known) as Readonly<Record<string, string>>);
  for (const { table, by } of copied) {
    if (before[table.name] !== formOf(table)) continue;
    const columns = Object.keys(table.columns);
    const kept = db.selectFrom(table.name).select(columns);
    await db
      .insertInto(besideOf(table).name)
      .columns(columns)
      .expression(by === undefined ? kept : kept.where(by, "=", 1))
      .execute();
  }
}

const formOf = ({ columns, key }: Table): string => JSON.stringify([columns, key]);

/** Forms of tables by their names, to be compared with when they are to be kept. */
export const formsOf = (copied: readonly CopiedTable[]): string =>
  JSON.stringify(Object.fromEntries(copied.map(({ table }) => [table.name, formOf(table)])));
