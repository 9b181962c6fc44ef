import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import pg from "pg";

/** Tables by name; which columns there are is said by their definitions. */
// biome-ignore lint/suspicious/noExplicitAny: a column is what its definition says
export type Tables = Record<string, Record<string, any>>;

export interface Databases {
  /** Of one writer. */
  readonly writer: Kysely<Tables>;
  /** Reads what is committed, while something is written. */
  readonly reader: Kysely<Tables>;
  readonly kind: "sqlite" | "postgres";
  close(): Promise<void>;
}

/** Statements that a connection keeps prepared. */
const PREPARED = 500;
/** Milliseconds that a connection waits for another one's lock. */
const BUSY = 5_000;

/** A file, durable against power loss. @throws what SQLite says of a file that it cannot open. */
export function sqliteDatabases(path: string): Databases {
  const writing = new DatabaseSync(path, { timeout: BUSY });
  writing.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
  const reading = new DatabaseSync(path, { timeout: BUSY, readOnly: true });
  const [writer, reader] = [writing, reading].map(kyselyOf) as [Kysely<Tables>, Kysely<Tables>];
  const close = async () => {
    await reader.destroy();
    await writer.destroy();
  };
  return { writer, reader, kind: "sqlite", close };
}

/** What Kysely asks of a database, by node:sqlite; a statement is prepared once. */
function kyselyOf(db: DatabaseSync): Kysely<Tables> {
  const prepared = new Map<string, Prepared>();
  const database = {
    prepare(sql: string) {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      if (prepared.size >= PREPARED) prepared.clear();
      const made = preparedBy(db.prepare(sql));
      prepared.set(sql, made);
      return made;
    },
    close: () => db.close(),
  };
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
}

type Prepared = ReturnType<typeof preparedBy>;

const preparedBy = (statement: StatementSync) => ({
  reader: statement.columns().length > 0,
  all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
  run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
  get: (values: readonly unknown[]) => statement.get(...(values as SQLInputValue[])),
  iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
});

/** Numbers are safe integers wherever the indexer writes, so bigint columns become numbers. */
const INT8 = 20;
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
};

/** @param poolSize Connections at once. */
export function postgresDatabases(url: string, poolSize: number): Databases {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    application_name: "tallystick-indexer",
    keepAlive: true,
  });
  pool.on("error", () => undefined); // a connection that breaks while idle is replaced by the pool
  pool.on("connect", (client) => client.on("error", () => undefined)); // whoever uses it hears of it by its statement
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { writer: database, reader: database, kind: "postgres", close: () => database.destroy() };
}
