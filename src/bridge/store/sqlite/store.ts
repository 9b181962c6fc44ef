import { DatabaseSync } from "node:sqlite";
import { bridgeError } from "../../errors.ts";
import { keccakDigest } from "../digest.ts";
import type { ReadingStore } from "../store.ts";
import { appender } from "./append.ts";
import { batchReads, batchWrites } from "./batches.ts";
import { connectionOf, lockForIngest } from "./connection.ts";
import { makeStoreFolder, storeFolder } from "./folder.ts";
import { readingsOf } from "./readings.ts";
import { rejectionAppender, rejectionsOf } from "./rejections.ts";
import { migrate, requireVersion } from "./schema.ts";

/**
 * What a connection may write. `ingest`: everything; one per folder, held by a lock that ends with its process, and the only
 * one that appends frames and rejections. `batches`: batches and promises, for the sealer's thread and co-signing; any number.
 * `read`: nothing; any number.
 */
export type StoreAccess = "ingest" | "batches" | "read";

export interface SqliteStoreParameters {
  /** A folder of the store's own; `ingest` makes it where it is not there. */
  readonly folder: string;
  readonly access: StoreAccess;
  /** From this size of the database on, writing is `STORE_FAILED`: leaves others room on the disk. Without end if not given. */
  readonly maxBytes?: number;
}

/** A writer waits so long for the other's transaction, which takes milliseconds, before it fails. */
const BUSY_TIMEOUT = { ingest: 10_000, batches: 30_000, read: 10_000 };

/**
 * WAL with synchronous FULL: a commit is on disk when it returns. Pages go from the log into the database each 4 000 pages
 * (16 MB), so that pages that are written in each transaction go once, not each time.
 */
const PAGE_SIZE = 4096;
const PRAGMAS = `
  PRAGMA page_size = ${PAGE_SIZE};
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 67108864;
  PRAGMA cache_size = -32768;
`;

/**
 * Opens the embedded store, which needs no server: `node:sqlite` in WAL. It works synchronously, so each call has done its work
 * when it returns; the promise is the port's. Any number of connections read beside the one that appends, in any thread.
 *
 * @throws `STORE_LOCKED`, `STORE_VERSION`, `STORE_FAILED`.
 *
 * @example
 * import { openSqliteStore } from "./store.ts";
 *
 * const store = await openSqliteStore({ folder: "data/bridge", access: "ingest" });
 */
export async function openSqliteStore({ folder, access, maxBytes }: SqliteStoreParameters): Promise<ReadingStore> {
  const digest = await keccakDigest();
  const paths = access === "ingest" ? makeStoreFolder(folder) : storeFolder(folder);
  const lock = access === "ingest" ? lockForIngest(paths.lock, folder) : undefined;
  let db: DatabaseSync | undefined;
  try {
    db = openDatabase(paths.database, access, maxBytes);
    return storeOn(db, access, digest, () => lock?.release());
  } catch (error) {
    db?.close();
    lock?.release();
    throw error;
  }
}

function openDatabase(path: string, access: StoreAccess, maxBytes: number | undefined): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT[access], readOnly: access === "read" });
    if (access === "read") requireVersion(db);
    else {
      if (access === "batches") requireVersion(db); // before a pragma would make a database of an empty file
      db.exec(PRAGMAS);
      if (access === "ingest") migrate(db);
      if (maxBytes !== undefined) db.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / PAGE_SIZE)}`);
    }
    return db;
  } catch (error) {
    db?.close();
    if (!(error as { errcode?: number }).errcode) throw error;
    throw bridgeError("STORE_FAILED", `${path} cannot be opened: ${(error as Error).message}`, { path }, error);
  }
}

function storeOn(
  db: DatabaseSync,
  access: StoreAccess,
  digest: Awaited<ReturnType<typeof keccakDigest>>,
  release: () => void,
): ReadingStore {
  const connection = connectionOf(db);
  const mayAppend = access === "ingest";
  const append = mayAppend ? appender(connection) : refuse(access, "frames");
  const appendRejections = mayAppend ? rejectionAppender(connection, digest) : refuse(access, "rejections");
  const refuseBatches = async () => refuse(access, "batches")();
  return {
    append: async (frames) => append(frames),
    appendRejections: async (rejections) => appendRejections(rejections),
    ...readingsOf(connection),
    ...rejectionsOf(connection),
    ...batchReads(connection),
    ...(access === "read"
      ? { addBatch: refuseBatches, markSigned: refuseBatches, markSealed: refuseBatches, promise: refuseBatches }
      : batchWrites(connection)),
    async close() {
      if (!db.isOpen) return;
      db.close();
      release();
    },
  };
}

function refuse(access: StoreAccess, what: string): () => never {
  return () => {
    throw bridgeError("STORE_READ_ONLY", `a connection opened with access "${access}" writes no ${what}`, { access });
  };
}
