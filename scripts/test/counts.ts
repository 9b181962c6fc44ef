/** What one lane of `npm test` found out, and what the whole run leaves behind in `.tally/tests.json`. */
export interface LaneResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Each failed test by its titles, with what it said. */
  readonly failures: readonly string[];
  /** Seconds of the lane's phases, in their order. */
  readonly phases: Readonly<Record<string, number>>;
  /** Seconds by test file or, in Solidity, by test contract. */
  readonly files: Readonly<Record<string, number>>;
}

export const NOTHING: LaneResult = { passed: 0, failed: 0, skipped: 0, failures: [], phases: {}, files: {} };

/** The results of several lanes as one. A phase that several have takes as long as the longest. */
export function together(results: readonly LaneResult[]): LaneResult {
  const phases: Record<string, number> = {};
  for (const [name, seconds] of results.flatMap((result) => Object.entries(result.phases))) {
    phases[name] = Math.max(phases[name] ?? 0, seconds);
  }
  const sum = (key: "passed" | "failed" | "skipped") => results.reduce((total, result) => total + result[key], 0);
  const files = Object.assign({}, ...results.map((result) => result.files)) as Record<string, number>;
  const failures = results.flatMap((result) => result.failures);
  return { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped"), failures, phases, files };
}

/** Seconds since a reading of the same clock, to the hundredth. */
export const secondsSince = (start: number, now = performance.now()) => Math.round((now - start) / 10) / 100;

/** The slowest first. */
export const slowest = (files: Readonly<Record<string, number>>, count = 20): [string, number][] =>
  Object.entries(files)
    .sort(([, a], [, b]) => b - a)
    .slice(0, count);
