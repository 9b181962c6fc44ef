import type { Clock } from "../../lib/clock.ts";

/** Milliseconds between two looks. */
const PAUSE = 200;

/** Looks again and again until something is so; false where it is not after `within` milliseconds, or when `signal` aborts. */
export async function until(
  isSo: () => Promise<boolean>,
  { clock, within, signal }: { readonly clock: Clock; readonly within: number; readonly signal?: AbortSignal },
): Promise<boolean> {
  const end = clock.now() + within;
  for (;;) {
    if (signal?.aborted) return false;
    if (await isSo()) return true;
    if (clock.now() >= end) return false;
    await clock.sleep(PAUSE, signal);
  }
}
