import type { Sensor } from "../../../sdk/sensing/station.ts";
import type { Point } from "../qualifier.ts";

/** Readings of one sensor in a time that is known to be good, in order of observation. */
export interface CleanSeries {
  readonly sensor: Sensor;
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** Values times 10^scale. */
  readonly whole: readonly number[];
}

/** What is missing, in conflict, or not normal by its source is left out. */
export function cleanSeries(sensor: Sensor, points: readonly Point[]): CleanSeries {
  const own = points
    .filter(
      ({ sensor: id, value, conflict, sourceFlag }) =>
        id === sensor.id && value !== null && !conflict && (sourceFlag === "" || sourceFlag === "N"),
    )
    .sort((a, b) => a.observedAt - b.observedAt);
  const values = own.map(({ value }) => value as number);
  return {
    sensor,
    times: own.map(({ observedAt }) => observedAt),
    values,
    whole: values.map((value) => Math.round(value * 10 ** sensor.scale)),
  };
}

/** The value that a part of all values, 0 to 1, does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))] ?? 0;
}

/** Applies `measure` to every run of `length` values, `step` apart, and gives the results. */
export function overWindows(
  values: readonly number[],
  length: number,
  step: number,
  measure: (window: readonly number[]) => number,
): number[] {
  const results: number[] = [];
  for (let end = length; end <= values.length; end += step) results.push(measure(values.slice(end - length, end)));
  return results;
}

/** No set of limits ends in sixteen digits. */
export const rounded = (value: number): number => Number(value.toPrecision(4));
