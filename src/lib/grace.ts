import type { Clock } from "./clock.ts";

/** Waits for `work`, but for no longer than `ms`. Says whether it ended in time; its failure is passed on then, and ignored later. */
export async function endsWithin(work: Promise<unknown>, ms: number, clock: Clock): Promise<boolean> {
  const over = new AbortController();
  const late = clock.sleep(ms, over.signal).then(() => false);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    over.abort();
  }
}
