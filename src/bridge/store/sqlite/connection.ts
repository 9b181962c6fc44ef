import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { isTallyError } from "../../../lib/errors.ts";
import { bridgeError } from "../../model/errors.ts";

export interface Connection {
  readonly prepare: (sql: string) => StatementSync;
  /** Reads; what goes wrong is `STORE_FAILED`. */
  read<T>(work: () => T): T;
  /** Writes all or nothing, durably. What goes wrong is `STORE_FAILED`. */
  write<T>(work: () => T): T;
}

export function connectionOf(db: DatabaseSync): Connection {
  const [begin, commit, rollback] = [db.prepare("BEGIN IMMEDIATE"), db.prepare("COMMIT"), db.prepare("ROLLBACK")];
  return {
    prepare: (sql) => db.prepare(sql),
    read: (work) => {
      try {
        return work();
      } catch (error) {
        throw storeFailed("read", error);
      }
    },
    write: (work) => {
      try {
        begin.run();
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        // After some failures, a full disk for one, SQLite has rolled back by itself.
        if (db.isOpen && db.isTransaction) rollback.run();
        throw storeFailed("write", error);
      }
    },
  };
}

/** Every failure of the database, by which name ever, is one that the source can answer: not stored, send again. */
function storeFailed(what: "read" | "write", error: unknown): Error {
  if (isTallyError(error)) return error;
  const { message, errcode } = error as Error & { errcode?: number };
  return bridgeError(
    "STORE_FAILED",
    `the store did not ${what}: ${message}`,
    errcode ? { sqlite: errcode } : {},
    error,
  );
}

/** Rows as arrays: twice as fast as objects with names, where rows are many. */
export function rowsOf(statement: StatementSync): (...values: SQLInputValue[]) => unknown[][] {
  statement.setReturnArrays(true);
  return (...values) => statement.all(...values) as unknown as unknown[][];
}

/** Holds the store for ingest. The lock is an open transaction: the system ends it with the process, however that dies. */
export function lockForIngest(path: string, folder: string): () => void {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (!/locked/.test(String(error))) throw storeFailed("write", error);
    throw bridgeError("STORE_LOCKED", `${folder} takes the readings of another bridge`, { folder }, error);
  }
}
