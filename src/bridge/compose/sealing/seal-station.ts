import type { Clock } from "../../../lib/clock.ts";
import { isTallyError } from "../../../lib/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { Wake } from "../../../lib/wake.ts";
import { lastArrival, unbatched } from "../../batch/backlog.ts";
import type { Sealer } from "../../batch/sealer.ts";
import type { ClockWatch } from "../../field/clock-watch.ts";
import { receivedAhead } from "../../model/clock-ahead.ts";
import type { ReadingStore } from "../../model/store.ts";

export interface SealStationParameters {
  readonly station: number;
  readonly store: ReadingStore;
  readonly sealer: Pick<Sealer, "closeDue">;
  readonly watch: Pick<ClockWatch, "hasReached">;
  readonly clock: Clock;
  readonly log: Logger;
  /** Age at which a batch closes, in milliseconds. */
  readonly maxAge: number;
  /** Milliseconds between two attempts after a failure. */
  readonly retryAfter: number;
  /** Hears when this process stored something of the station. */
  readonly stored: Wake;
  /** Milliseconds after which the store is looked at though nothing was heard of. @default never: nobody else stores */
  readonly lookEvery?: number;
  onClosed(station: number): void;
  /** Hears what is wrong, and `undefined` once nothing is. */
  note(what: string, error: unknown): void;
}

/** Longest pause between two looks at the store while something waits, in milliseconds. */
const PAUSE = 100;

/** Closes the batches of a station that are due, until `signal` aborts. */
export async function sealStation(parameters: SealStationParameters, signal: AbortSignal): Promise<void> {
  const { station, store, sealer, watch, clock, log, maxAge, retryAfter, note } = parameters;
  const pause = Math.min(PAUSE, maxAge / 4);
  while (!signal.aborted) {
    try {
      const last = await lastArrival(store, station);
      const held = watch.hasReached(last) ? undefined : receivedAhead(station, last);
      note(`clock of ${station}`, held);
      if (held === undefined && (await sealer.closeDue(station, clock.now())) > 0) parameters.onClosed(station);
      note(`sealing ${station}`, undefined);
      await clock.sleep(pause, signal);
      if ((await unbatched(store, station)) === 0) await rest(parameters, signal);
    } catch (error) {
      if (signal.aborted) break;
      note(`sealing ${station}`, error);
      const code = isTallyError(error) ? error.code : "INTERNAL";
      log.error({ station, code, err: error }, "closing a batch failed");
      await clock.sleep(retryAfter, signal);
    }
  }
  // What is wrong from here on is for whoever seals the station then.
  for (const what of ["clock of", "sealing"]) note(`${what} ${station}`, undefined);
}

/** Until something is stored here, or may have been by others. */
async function rest({ stored, clock, lookEvery }: SealStationParameters, signal: AbortSignal): Promise<void> {
  if (lookEvery === undefined) return stored.wait(signal);
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  await Promise.race([stored.wait(either), clock.sleep(lookEvery, either)]);
  over.abort();
}
