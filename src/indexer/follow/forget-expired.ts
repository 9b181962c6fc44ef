import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { SESSION, SPENT_TICKET } from "../store/kept-tables.ts";
import type { ReaderStore } from "../store/reader.ts";

/** Milliseconds between two looks. */
const PAUSE = 60_000;
/** Milliseconds that a row outlasts its time: the clocks of several indexers are not the same. */
const GRACE = 3_600_000;
/** Rows that are removed at once. */
const TOGETHER = 500;

export interface ForgetExpiredParameters {
  readonly store: ReaderStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Removes sessions that are over, and what is kept of tickets that nobody can bring any more. @throws `INDEX_STORE_UNREACHABLE`. */
export async function forgetExpired({ store, clock, log, signal }: ForgetExpiredParameters): Promise<void> {
  while (!signal.aborted) {
    for (const table of [SESSION, SPENT_TICKET]) {
      for (let removed = TOGETHER; removed === TOGETHER && !signal.aborted; ) {
        const where = [["until", "<", clock.now() - GRACE]] as const;
        const rows = await store.read((read) =>
          read.select(table, { where, order: ["until", "hash"], limit: TOGETHER }),
        );
        const hashes = rows.map(({ hash }) => hash);
        removed = hashes.length === 0 ? 0 : await store.remove(table, [["hash", "in", hashes]]);
        if (removed > 0) log.info({ table: table.name, rows: removed }, "what has expired is removed");
      }
    }
    await clock.sleep(PAUSE, signal);
  }
}
