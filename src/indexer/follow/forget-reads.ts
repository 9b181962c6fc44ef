import type { Clock } from "../../lib/clock.ts";
import type { Logger } from "../../lib/logger.ts";
import { WITHHELD_READ } from "../store/kept-tables.ts";
import type { ReaderStore } from "../store/reader.ts";

const DAY = 86_400_000;
/** Milliseconds between two looks. */
const PAUSE = 3_600_000;

export interface ForgetReadsParameters {
  readonly store: ReaderStore;
  /** Days that a read stays written down; for ever if undefined. */
  readonly days: number | undefined;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Removes what is written down of reads that are older than so many days, hour by hour. @throws `INDEX_STORE_UNREACHABLE`. */
export async function forgetReads({ store, days, clock, log, signal }: ForgetReadsParameters): Promise<void> {
  if (days === undefined) return;
  while (!signal.aborted) {
    const many = await store.remove(WITHHELD_READ, [["at", "<", clock.now() - days * DAY]]);
    if (many > 0) log.info({ reads: many, days }, "what was written down of old reads is removed");
    await clock.sleep(PAUSE, signal);
  }
}
