import { systemClock } from "../../../src/lib/clock.ts";
import type { Client } from "../../../src/sdk/core/client.ts";
import { getHead } from "../../../src/sdk/sensing/actions/feeds/get-head.ts";

export interface SealingWatch {
  /** Longest time in which the chain got nothing of a station, in milliseconds, up to now. */
  longestSilence(): number;
  /** When the chain got something of a station after a time, and how long that took. */
  sealedAfter(station: number, time: number): Promise<number>;
  stop(): Promise<void>;
}

const LOOK = 100;

/** Looks how far the chain is with each station, all the time. */
export function watchSealing(client: Client, stations: readonly number[]): SealingWatch {
  const over = new AbortController();
  const began = systemClock.now();
  const seen = new Map(stations.map((station) => [station, { lastSeq: 0, at: began }]));
  let longest = 0;
  let waiting: { station: number; time: number; resolve(took: number): void }[] = [];

  async function look(station: number): Promise<void> {
    const { lastSeq } = await getHead(client, { station });
    const at = systemClock.now();
    const before = seen.get(station) as { lastSeq: number; at: number };
    longest = Math.max(longest, at - before.at);
    if (lastSeq === before.lastSeq) return;
    seen.set(station, { lastSeq, at });
    const done = waiting.filter((each) => each.station === station && at > each.time);
    waiting = waiting.filter((each) => !done.includes(each));
    for (const { time, resolve } of done) resolve(at - time);
  }

  async function run(): Promise<void> {
    while (!over.signal.aborted) {
      await Promise.all(stations.map(look));
      await systemClock.sleep(LOOK, over.signal);
    }
  }
  const running = run();
  running.catch(() => {}); // told by `stop`
  return {
    longestSilence: () => longest,
    sealedAfter: (station, time) => new Promise((resolve) => waiting.push({ station, time, resolve })),
    async stop() {
      over.abort();
      await running;
    },
  };
}
