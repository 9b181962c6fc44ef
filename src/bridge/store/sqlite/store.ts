import { DatabaseSync } from "node:sqlite";
import { closers } from "../../../lib/closers.ts";
import { bridgeError } from "../../model/errors.ts";
import type { ReadingStore } from "../../model/store.ts";
import { appender } from "./append.ts";
import { batchReads, batchWrites } from "./batches.ts";
import { binder } from "./chain.ts";
import { connectionOf, lockForIngest } from "./connection.ts";
import { closeToOthers, makeStoreFolder, storeFolder } from "./folder.ts";
import { gapReads, skipper } from "./gaps.ts";
import { readingsOf } from "./readings.ts";
import { rejectionAppender, rejectionsOf } from "./rejections.ts";
import { BATCHES, migrate, READINGS, requireVersion } from "./schema.ts";

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
  /** From this size of the readings on, appending is `STORE_FAILED`: leaves others room on the disk. No end if not given. */
  readonly maxBytes?: number;
}

/** A writer of batches waits so long for another's transaction, which takes milliseconds, before it fails. */
const BUSY_TIMEOUT = 10_000;

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
 * Opens the embedded store, which needs no server: `node:sqlite` in WAL, one database for readings and one for batches. It
 * works synchronously, so each call has done its work when it returns; the promise is the port's. Any number of connections
 * read beside the one that appends, in any thread or process.
 *
 * Never put back an older copy of the folder: numbers would be given twice, and promises forgotten. A copy for safe keeping
 * takes the batches first, since they speak of readings.
 *
 * @throws `STORE_LOCKED`, `STORE_VERSION`, `STORE_FAILED`, `STORE_CORRUPT`, `CONFIG_INVALID` for a folder that cannot be made.
 *
 * @example
 * import { openSqliteStore } from "./store.ts";
 *
 * const store = await openSqliteStore({ folder: "data/bridge", access: "ingest" });
 */
export async function openSqliteStore({ folder, access, maxBytes }: SqliteStoreParameters): Promise<ReadingStore> {
  const paths = access === "ingest" ? makeStoreFolder(folder) : storeFolder(folder);
  const opened = closers();
  const open = (path: string, migrations: readonly string[], writable: boolean) => {
    const db = openDatabase(path, migrations, writable, access === "ingest");
    opened.add(path, () => db.close());
    return db;
  };
  try {
    if (access === "ingest") opened.add("the lock", lockForIngest(paths.lock, folder));
    const readings = open(paths.readings, READINGS, access === "ingest");
    if (maxBytes !== undefined) readings.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / PAGE_SIZE)}`);
    const batches = open(paths.batches, BATCHES, access !== "read");
    if (access === "ingest") closeToOthers(folder);
    return storeOn(readings, batches, access, () => opened.close());
  } catch (error) {
    return opened.giveUp(error);
  }
}

function openDatabase(
  path: string,
  migrations: readonly string[],
  writable: boolean,
  mayMigrate: boolean,
): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, readOnly: !writable });
    if (writable) db.exec(PRAGMAS);
    if (mayMigrate) migrate(db, migrations);
    else requireVersion(db, migrations);
    if (mayMigrate) requireSound(db, path);
    return db;
  } catch (error) {
    db?.close();
    const { errcode } = error as { errcode?: number };
    if (errcode === undefined || errcode === 0) throw error;
    if (DAMAGED.has(errcode & 0xff)) throw corrupt(path, (error as Error).message, error);
    throw bridgeError("STORE_FAILED", `${path} cannot be opened: ${(error as Error).message}`, { path }, error);
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

/** Reads each page once, and compares no index with its table: seconds for some gigabytes. */
function requireSound(db: DatabaseSync, path: string): void {
  const found = db.prepare("PRAGMA quick_check(1)").get()?.quick_check;
  if (found !== "ok") throw corrupt(path, String(found));
}

function corrupt(path: string, found: string, cause?: unknown): Error {
  return bridgeError("STORE_CORRUPT", `${path} is damaged: ${found}`, { path, found }, cause);
}

function storeOn(
  readings: DatabaseSync,
  batches: DatabaseSync,
  access: StoreAccess,
  close: () => Promise<void>,
): ReadingStore {
  const [ofReadings, ofBatches] = [connectionOf(readings), connectionOf(batches)];
  const mayAppend = access === "ingest";
  const appending = mayAppend ? appender(ofReadings) : undefined;
  const append = appending?.append ?? refuse(access, "frames");
  const appendRejections = mayAppend ? rejectionAppender(ofReadings) : refuse(access, "rejections");
  const refuseBatches = async () => refuse(access, "batches")();
  return {
    append: async (frames) => append(frames),
    appendRejections: async (rejections) => appendRejections(rejections),
    ...readingsOf(ofReadings),
    ...rejectionsOf(ofReadings),
    ...batchReads(ofBatches),
    ...gapReads(ofBatches),
    ...(access === "read"
      ? { addBatch: refuseBatches, markSigned: refuseBatches, markSealed: refuseBatches, promise: refuseBatches }
      : batchWrites(ofBatches)),
    skip: appending ? skipper(ofReadings, ofBatches, appending.begin) : async () => refuse(access, "gaps")(),
    bind: mayAppend ? binder(ofReadings) : async () => refuse(access, "chain")(),
    close,
  };
}

function refuse(access: StoreAccess, what: string): () => never {
  return () => {
    throw bridgeError("STORE_READ_ONLY", `a connection opened with access "${access}" writes no ${what}`, { access });
  };
}
