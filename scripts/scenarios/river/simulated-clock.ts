import { type Clock, systemClock } from "../../../src/lib/clock.ts";

/** A clock that shows the time of the play and waits by the time of the world. */
export class SimulatedClock implements Clock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** Never backwards. */
  advance(to: number): void {
    this.#now = Math.max(this.#now, to);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }
}
