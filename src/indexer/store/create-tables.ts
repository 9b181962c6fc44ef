import { type Kysely, sql } from "kysely";
import type { Tables } from "./dialects.ts";
import { type ColumnKind, indexesOf, type Table } from "./table.ts";

const TYPES = {
  text: "text",
  word: "text",
  integer: "bigint",
  number: "double precision",
  flag: "integer",
  amount: "text",
  json: "text",
} as const satisfies Record<ColumnKind, string>;

/** Creates tables that are not there, with their indexes. @param generation In the names of indexes, which a table that is renamed keeps. */
export async function createTables(
  db: Kysely<Tables>,
  tables: readonly Table[],
  kind: "sqlite" | "postgres",
  generation = "",
): Promise<void> {
  // Bytes in their order on both: PostgreSQL's default follows a language.
  const collation = kind === "postgres" ? sql` collate "C"` : sql``;
  for (const table of tables) {
    const { name, columns, key } = table;
    let creation = db.schema.createTable(name).ifNotExists();
    for (const [column, { kind: of, isNullable }] of Object.entries(columns)) {
      const type = TYPES[of] === "text" ? sql`text${collation}` : sql.raw(TYPES[of]);
      creation = creation.addColumn(column, type as never, (built) => (isNullable ? built : built.notNull()));
    }
    await creation.addPrimaryKeyConstraint(`${name}_key${generation}`, key as never).execute();
    for (const [i, index] of indexesOf(table).slice(1).entries()) {
      await db.schema
        .createIndex(`${name}${generation}_${i}`)
        .ifNotExists()
        .on(name)
        .columns([...index])
        .execute();
    }
  }
}

export async function dropTables(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  for (const name of names) await db.schema.dropTable(name).ifExists().execute();
}
