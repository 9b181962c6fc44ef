import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { Kysely, PostgresDialect, SqliteDialect } from "kysely";
import pg from "pg";

/** Tables by name; which columns there are is said by their definitions. */
// biome-ignore lint/suspicious/noExplicitAny: a column is what its definition says
export type Tables = Record<string, Record<string, any>>;

export interface Databases {
  /** Of one writer. */
  readonly writer: Kysely<Tables>;
  /** One that reads what is committed, while something is written, and while others read: that which has the fewest questions now. */
  reading<T>(work: (reader: Kysely<Tables>) => Promise<T>): Promise<T>;
  readonly kind: "sqlite" | "postgres";
  close(): Promise<void>;
}

/** Statements that a connection keeps prepared. */
const PREPARED = 500;
/** Milliseconds that a connection waits for another one's lock. */
const BUSY = 5_000;
/** Connections that read a file: each has one question at a time. */
const READERS = 4;

/** A file, durable against power loss. @throws what SQLite says of a file that it cannot open. */
export function sqliteDatabases(path: string): Databases {
  const writing = new DatabaseSync(path, { timeout: BUSY });
  writing.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;");
  const writer = kyselyOf(writing);
  const readers = Array.from({ length: READERS }, () => ({
    db: kyselyOf(new DatabaseSync(path, { timeout: BUSY, readOnly: true })),
    questions: 0,
  }));
  const reading = async <T>(work: (reader: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const free = readers.reduce((least, each) => (each.questions < least.questions ? each : least));
    free.questions++;
    try {
      return await work(free.db);
    } finally {
      free.questions--;
    }
  };
  const close = async () => {
    for (const { db } of readers) await db.destroy();
    await writer.destroy();
  };
  return { writer, reading, kind: "sqlite", close };
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

/** Milliseconds until a connection is there, or free; until a question is answered; and until it is given up where nothing is heard at all. */
const [CONNECTED, ANSWERED, GIVEN_UP] = [10_000, 30_000, 40_000];
/** Connections that write, of those that there are: who reads does not keep them waiting. */
const WRITERS = 2;

/** @param poolSize Connections at once. With fewer than three, those who read and those who write share them. */
export function postgresDatabases(url: string, poolSize: number): Databases {
  const connected = (max: number, limits: pg.PoolConfig) => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      types,
      application_name: "tallystick-indexer",
      keepAlive: true,
      connectionTimeoutMillis: CONNECTED,
      ...limits,
    });
    pool.on("error", () => undefined); // a connection that breaks while idle is replaced by the pool
    pool.on("connect", (client) => client.on("error", () => undefined)); // whoever uses it hears of it by its statement
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  };
  const isShared = poolSize <= WRITERS;
  const writer = connected(isShared ? poolSize : WRITERS, {});
  const reader = isShared
    ? writer
    : connected(poolSize - WRITERS, { statement_timeout: ANSWERED, query_timeout: GIVEN_UP });
  const close = async () => {
    if (!isShared) await reader.destroy();
    await writer.destroy();
  };
  return { writer, reading: (work) => work(reader), kind: "postgres", close };
}
