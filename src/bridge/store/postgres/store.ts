import type { LeaseTable } from "../../model/lease.ts";
import type { ReadingStore } from "../../model/store.ts";
import { appender } from "./append.ts";
import { batchesOf } from "./batches.ts";
import { binder } from "./chain.ts";
import { connectTo } from "./connection.ts";
import { type FenceParameters, fenceOf, UNFENCED } from "./fence.ts";
import { gapsOf } from "./gaps.ts";
import { leaseTable } from "./leases.ts";
import { readingsOf } from "./readings.ts";
import { rejectionAppender, rejectionsOf } from "./rejections.ts";
import { migrate } from "./schema.ts";

export interface PostgresStoreParameters {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at once. */
  readonly poolSize?: number;
}

export interface PostgresStore extends ReadingStore {
  /**
   * The same store for a worker that shares it: batches, promises of its own and what became of them are written where the station
   * is held under the token, which is checked in the same transaction. @throws `LEASE_LOST`. Closed with the store.
   */
  fenced(fence: FenceParameters): ReadingStore;
  /** On a connection of its own, so that no append holds it up; what is not answered within `answerWithin` milliseconds has failed. */
  leases(answerWithin: number): LeaseTable;
}

/**
 * Opens a store in PostgreSQL (14 or later), for when one bridge is not enough: any number of programs append to one database.
 * The database, or the user's schema, is the store's own; tables are made and brought up to date here.
 *
 * @throws `STORE_VERSION`, `STORE_FAILED`.
 *
 * @example
 * import { openPostgresStore } from "./store.ts";
 *
 * const store = await openPostgresStore({ url: "postgres://bridge@127.0.0.1/readings" });
 */
export async function openPostgresStore({ url, poolSize = 4 }: PostgresStoreParameters): Promise<PostgresStore> {
  const connection = connectTo(url, { poolSize });
  try {
    await connection.write(migrate);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const store: ReadingStore = {
    append: appender(connection),
    appendRejections: rejectionAppender(connection),
    ...readingsOf(connection),
    ...rejectionsOf(connection),
    ...batchesOf(connection, UNFENCED),
    ...gapsOf(connection),
    bind: binder(connection),
    close: connection.close,
  };
  return {
    ...store,
    fenced: (fence) => ({ ...store, ...batchesOf(connection, fenceOf(fence)) }),
    leases: (answerWithin) => leaseTable(connectTo(url, { poolSize: 1, answerWithin })),
  };
}
