/** What one lane of `npm test` found out, and what the whole run leaves behind in `.tally/tests.json`. */
export interface LaneResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Seconds of the lane's phases, in their order. */
  readonly phases: Readonly<Record<string, number>>;
  /** Seconds by test file or, in Solidity, by test contract. */
  readonly files: Readonly<Record<string, number>>;
}

export const NOTHING: LaneResult = { passed: 0, failed: 0, skipped: 0, phases: {}, files: {} };

/** Seconds since a reading of the same clock, to the hundredth. */
export const secondsSince = (start: number, now = performance.now()) => Math.round((now - start) / 10) / 100;

/** The slowest first. */
export const slowest = (files: Readonly<Record<string, number>>, count = 20): [string, number][] =>
  Object.entries(files)
    .sort(([, a], [, b]) => b - a)
    .slice(0, count);
