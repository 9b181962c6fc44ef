import { monitorEventLoopDelay } from "node:perf_hooks";

/** Milliseconds between two looks: a pause is what is beyond. */
const EVERY = 1;

/** What work gives, and the longest time in milliseconds for which this thread did nothing else meanwhile. */
export async function longestPause<T>(work: () => Promise<T>): Promise<{ readonly given: T; readonly pause: number }> {
  const delays = monitorEventLoopDelay({ resolution: EVERY });
  delays.enable();
  const given = await work();
  delays.disable();
  if (delays.count === 0) throw new RangeError("nobody looked at the event loop");
  return { given, pause: Math.max(0, delays.max / 1e6 - EVERY) };
}
