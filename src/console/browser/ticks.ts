import { systemClock } from "../../lib/clock.ts";

/** Milliseconds between two looks at the clock. */
const TICK = 5_000;

/** The time of day, to the last look at the clock: what is shown by it changes no more often. */
export const millisecondsNow = (): number => Math.floor(systemClock.now() / TICK) * TICK;

/** Calls after each look at the clock, until the function that it gives is called. */
export function onTick(read: () => void): () => void {
  const stop = new AbortController();
  const go = async () => {
    while (!stop.signal.aborted) {
      await systemClock.sleep(TICK, stop.signal);
      if (!stop.signal.aborted) read();
    }
  };
  void go();
  return () => stop.abort();
}
