import { Quality } from "../../../sdk/sensing/model/quality.ts";
import {
  isMissing,
  medianInterval,
  refuse,
  requireNumber,
  requireSameLength,
  type Series,
  type Times,
} from "./series.ts";

export interface AttenuatedSignalParameters {
  /** Below it a value is suspect, or fails, in the values' unit. */
  readonly suspect: number;
  readonly fail: number;
  /** @default "std" (of the population) */
  readonly type?: SignalMeasure;
  /** Seconds that each verdict looks back; absent or 0: one verdict on the whole series. */
  readonly period?: number;
  /** How many values, or seconds of them, a window has to hold; at most one of the two. @default 1 value */
  readonly minObservations?: number;
  readonly minPeriod?: number;
}

export type SignalMeasure = "std" | "range";

/**
 * QARTOD test 11: has the signal died away without being flat? Each window is open at its old end, (t - period, t]. A window
 * with a missing value has no range, so that it is not evaluated; its standard deviation is that of the values there are.
 */
export function attenuatedSignal(values: Series, times: Times, parameters: AttenuatedSignalParameters): Uint8Array {
  requireSameLength(values, times);
  const suspect = requireNumber("suspect", parameters.suspect);
  const fail = requireNumber("fail", parameters.fail);
  const { type = "std", period, minObservations, minPeriod } = parameters;
  if (type !== "std" && type !== "range") throw refuse("type", type, "is neither std nor range");
  if (minObservations !== undefined && minPeriod !== undefined) {
    throw refuse("minPeriod", minPeriod, "and minObservations exclude each other");
  }
  const least =
    minObservations ?? (minPeriod === undefined ? 1 : Math.trunc(minPeriod / Math.max(1, medianInterval(times))));

  const flags = new Uint8Array(values.length);
  let from = 0;
  const whole = period ? undefined : measure(type, values, 0, values.length, true);
  for (let i = 0; i < values.length; i++) {
    while (period && (times[from] as number) <= (times[i] as number) - period * 1000) from++;
    if (isMissing(values[i])) {
      flags[i] = Quality.Missing;
      continue;
    }
    const { size, present } = whole ?? measure(type, values, from, i + 1, type === "std");
    if (Number.isNaN(size) || (whole === undefined && present < least)) flags[i] = Quality.NotEvaluated;
    else if (size < fail) flags[i] = Quality.Fail;
    else flags[i] = size < suspect ? Quality.Suspect : Quality.Good;
  }
  return flags;
}

/** Range or standard deviation of `values[from, to)`; NaN where one is missing and may not be skipped. */
function measure(type: SignalMeasure, values: Series, from: number, to: number, skipMissing: boolean) {
  let [present, sum, min, max] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (isMissing(value)) continue;
    present++;
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  if (present === 0 || (!skipMissing && present < to - from)) return { present, size: Number.NaN };
  if (type === "range") return { present, size: max - min };
  let squares = 0;
  for (let i = from; i < to; i++) if (!isMissing(values[i])) squares += ((values[i] as number) - sum / present) ** 2;
  return { present, size: Math.sqrt(squares / present) };
}
