import pg, { type ClientBase, type QueryResultRow } from "pg";
import { isTallyError } from "../../../lib/errors.ts";
import { bridgeError } from "../../model/errors.ts";

/** Numbers are safe integers wherever the bridge writes, so bigint columns become numbers. */
const INT8 = 20;
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text"),
};

export interface Connection {
  /** One statement outside of a transaction. What goes wrong is `STORE_FAILED`. */
  query<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Writes all or nothing, durably. What goes wrong is `STORE_FAILED`. */
  write<T>(work: (client: ClientBase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * A commit is on disk when it is answered, whatever the server's default is. Every look-up here is by an index, also in a new
 * store for which the planner has no figures yet.
 */
const BEGIN = "BEGIN; SET LOCAL synchronous_commit = on; SET LOCAL enable_seqscan = off";

/** A client that stands still within a transaction, as a process that was stopped, holds its locks no longer. */
const LONGEST_PAUSE = 5_000;

export interface ConnectionOptions {
  /** Connections at once. */
  readonly poolSize: number;
  /** Milliseconds after which a question without an answer has failed. @default none: as long as the connection lasts */
  readonly answerWithin?: number;
}

export function connectTo(url: string, { poolSize, answerWithin }: ConnectionOptions): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    application_name: "tallystick-bridge",
    keepAlive: true,
    idle_in_transaction_session_timeout: LONGEST_PAUSE,
    ...(answerWithin !== undefined && { connectionTimeoutMillis: answerWithin, query_timeout: answerWithin }),
  });
  // A connection that breaks while idle is replaced by the pool; who uses one that breaks is told by their query.
  const ignore = () => undefined;
  pool.on("error", ignore);
  let closed: Promise<void> | undefined;
  return {
    async query<Row extends QueryResultRow>(sql: string, values: readonly unknown[] = []) {
      try {
        return (await pool.query<Row>(sql, values as unknown[])).rows;
      } catch (error) {
        throw storeFailed(error);
      }
    },
    async write(work) {
      let client: pg.PoolClient | undefined;
      try {
        client = await pool.connect();
        client.on("error", ignore);
        await client.query(BEGIN);
        const result = await work(client);
        await client.query("COMMIT");
        client.off("error", ignore).release();
        return result;
      } catch (error) {
        await client?.query("ROLLBACK").then(
          () => client?.off("error", ignore).release(),
          (broken) => client?.release(broken), // closes it, and the server ends the transaction with it
        );
        throw storeFailed(error);
      }
    },
    close() {
      closed ??= pool.end();
      return closed;
    },
  };
}

function storeFailed(error: unknown): Error {
  if (isTallyError(error)) return error;
  const { message, code } = error as Error & { code?: string };
  return bridgeError("STORE_FAILED", `the database refused: ${message || code}`, code ? { postgres: code } : {}, error);
}

/** Whether a statement failed because a row with that key is there. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === "23505";
}
