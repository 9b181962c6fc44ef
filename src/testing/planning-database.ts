import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import type { Tables } from "../indexer/store/dialects.ts";

interface Statement {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export interface PlanningDatabase {
  readonly database: DatabaseSync;
  readonly db: Kysely<Tables>;
  /** Every statement that was carried out since it was last emptied. */
  readonly asked: Statement[];
  /** What the database did that takes longer the more rows a table has, though it gives no more of them. */
  plansOf(table: string): string[];
}

/** A database in memory that says how it looks things up. */
export function planningDatabase(): PlanningDatabase {
  const database = new DatabaseSync(":memory:");
  const asked: Statement[] = [];
  const prepare = (sql: string) => {
    const statement = database.prepare(sql);
    const noted =
      <T>(run: (...values: SQLInputValue[]) => T) =>
      (values: readonly unknown[]) => {
        asked.push({ sql, values: values as readonly SQLInputValue[] });
        return run(...(values as SQLInputValue[]));
      };
    return {
      reader: statement.columns().length > 0,
      all: noted((...values) => statement.all(...values)),
      run: noted((...values) => statement.run(...values)),
      get: noted((...values) => statement.get(...values)),
      iterate: noted((...values) => statement.iterate(...values)),
    };
  };
  const db = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
  });
  const plansOf = (table: string) =>
    asked.flatMap(({ sql, values }) => {
      const plan = database.prepare(`explain query plan ${sql}`).all(...values) as { readonly detail: string }[];
      const isNarrowed = / where /.test(sql);
      const [whole, any] = [`SCAN ${table}`, new RegExp(`^SCAN ${table}\\b`)];
      return plan
        .map(({ detail }) => detail)
        .filter((detail) => /TEMP B-TREE/.test(detail) || detail === whole || (isNarrowed && any.test(detail)))
        .map((detail) => `${detail}: ${sql}`);
    });
  return { database, db, asked, plansOf };
}
