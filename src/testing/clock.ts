import type { Clock } from "../lib/clock.ts";

export interface TestClock extends Clock {
  /** Moves time on and wakes whoever's time has come. */
  advance(ms: number): void;
  /** Resolves when somebody sleeps. */
  asleep(): Promise<void>;
}

/** Time stands still until the test moves it. */
export function testClock(start = 1_000_000): TestClock {
  let now = start;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const watchers: (() => void)[] = [];
  return {
    now: () => now,
    sleep(ms, signal) {
      if (signal?.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const sleeper = { until: now + ms, wake: () => sleepers.delete(sleeper) && resolve() };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", sleeper.wake, { once: true });
        for (const watcher of watchers.splice(0)) watcher();
      });
    },
    advance(ms) {
      now += ms;
      for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
    },
    asleep() {
      if (sleepers.size > 0) return Promise.resolve();
      return new Promise((resolve) => watchers.push(resolve));
    },
  };
}

/** Every sleep is over at once, and time has passed: for tests in which only the order matters. */
export function hastyClock(): Clock {
  let now = 1_000_000;
  return {
    now: () => now,
    sleep(ms) {
      now += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
}
