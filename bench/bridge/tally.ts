import type { Frame } from "../../src/bridge/model/frame.ts";

/** A pack whose way is timed. Times are Unix milliseconds. */
export interface Timed {
  readonly station: number;
  /** With the station, what names the pack. */
  readonly observedAt: number;
  readonly at: number;
}

export interface TimedCommit extends Timed {
  /** The station's last reading once the pack was stored. */
  readonly lastSeq: number;
}

/** One pack in so many is timed: a prime, so that every station's turn comes whatever the step between packs. */
const ONE_IN = 101;
export const isTimed = (observedAt: number) => observedAt % ONE_IN === 0;

/** Counts readings as they become durable. */
export class Tally {
  stored = 0;
  commits: TimedCommit[] = [];
  #timing = false;
  #waiting: { readonly target: number; resolve(at: number): void }[] = [];

  /** From now on the packs' commits are kept. */
  time(timing: boolean): void {
    this.#timing = timing;
    this.commits = [];
  }

  take(
    frames: readonly Pick<Frame, "station" | "observations">[],
    stored: number,
    lastSeqOf: (n: number) => number,
  ): void {
    const at = Date.now();
    this.stored += stored;
    if (this.#timing) {
      for (const [i, { station, observations }] of frames.entries()) {
        const observedAt = observations[0]?.observedAt;
        if (observedAt !== undefined && isTimed(observedAt))
          this.commits.push({ station, observedAt, at, lastSeq: lastSeqOf(i) });
      }
    }
    this.#waiting = this.#waiting.filter(({ target, resolve }) => {
      if (this.stored < target) return true;
      resolve(at);
      return false;
    });
  }

  /** When the `target`th reading since the start was durable. */
  until(target: number): Promise<number> {
    if (this.stored >= target) return Promise.resolve(Date.now());
    return new Promise((resolve) => this.#waiting.push({ target, resolve }));
  }
}
