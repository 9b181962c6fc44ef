import { type Clock, systemClock } from "../../lib/clock.ts";

/** A clock that shows the time of the play and waits by the time of the world. */
export class SimulatedClock implements Clock {
  #now: number;
  /** When the clock was set to what, by the time of the world; ascending. */
  readonly #shown: { readonly time: number; readonly at: number }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Never backwards. */
  advance(to: number): void {
    if (to <= this.#now) return;
    this.#now = to;
    this.#shown.push({ time: to, at: performance.now() });
  }

  /** When, by `performance.now`, the clock first showed a time or a later one. */
  shown(time: number): number {
    return this.#shown.find((each) => each.time >= time)?.at ?? performance.now();
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }
}
