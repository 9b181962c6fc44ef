import type { ReadingStore } from "../../model/store.ts";
import { appender } from "./append.ts";
import { batchesOf } from "./batches.ts";
import { binder } from "./chain.ts";
import { connectTo } from "./connection.ts";
import { gapsOf } from "./gaps.ts";
import { readingsOf } from "./readings.ts";
import { rejectionAppender, rejectionsOf } from "./rejections.ts";
import { migrate } from "./schema.ts";

export interface PostgresStoreParameters {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Connections at once. */
  readonly poolSize?: number;
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
export async function openPostgresStore({ url, poolSize = 4 }: PostgresStoreParameters): Promise<ReadingStore> {
  const connection = connectTo(url, poolSize);
  try {
    await connection.write(migrate);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    append: appender(connection),
    appendRejections: rejectionAppender(connection),
    ...readingsOf(connection),
    ...rejectionsOf(connection),
    ...batchesOf(connection),
    ...gapsOf(connection),
    bind: binder(connection),
    close: connection.close,
  };
}
