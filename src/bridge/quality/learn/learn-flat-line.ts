import type { FlatLineLimits } from "../../model/profile.ts";

export interface LearnFlatLineParameters {
  /** Readings of the past, in order of time. */
  readonly values: readonly number[];
  /** Seconds between two of them. */
  readonly interval: number;
  /** Size of the last digit that the instrument writes. */
  readonly unit: number;
  /** Readings that may be the same in a row, whatever the past says. */
  readonly persistence: number;
  /** How many readings the profile's tests may look back at. */
  readonly window: number;
}

/** The run that is taken for usual: one or two longer ones may be instruments that were stuck. */
const RANK = 3;
/** How much longer than it a run has to be. */
const LONGER = 4;

/**
 * How long values may stand still: as long as an expert says, or, where the past comes near that by itself, four times its third longest
 * run. A pool at low water stands still for days. Undefined where it does so for as long as the window.
 */
export function learnFlatLine(parameters: LearnFlatLineParameters): FlatLineLimits | undefined {
  const { values, interval, unit, persistence, window } = parameters;
  const usual = runLengths(values, unit / 2)[RANK - 1] ?? 0;
  const suspect = usual < persistence / 2 ? persistence : Math.max(persistence, LONGER * usual);
  if (suspect > window) return undefined;
  const fail = Math.min(2 * suspect, window);
  return { suspect: suspect * interval, fail: fail * interval, tolerance: Number((unit / 2).toPrecision(6)) };
}

/** Lengths of the runs of values that differ by less than the tolerance from their first, the longest first. */
function runLengths(values: readonly number[], tolerance: number): number[] {
  const lengths: number[] = [];
  for (let begin = 0, i = 1; i <= values.length; i++) {
    if (i < values.length && Math.abs((values[i] as number) - (values[begin] as number)) < tolerance) continue;
    lengths.push(i - begin);
    begin = i;
  }
  return lengths.sort((a, b) => b - a);
}
