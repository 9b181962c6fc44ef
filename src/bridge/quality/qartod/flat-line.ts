import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { Extremes } from "../streaming/extremes.ts";
import { isMissing, medianInterval, refuse, requireNumber, type Series, type Times } from "./series.ts";

export interface FlatLineParameters {
  /** Seconds within the tolerance beyond which a value is suspect, or fails. */
  readonly suspect: number;
  readonly fail: number;
  /** A range strictly below it is flat: 0 never flags. @default 0 */
  readonly tolerance?: number;
}

/** Fewer values than this say nothing of a flat line. */
const LEAST = 3;

/**
 * QARTOD test 8: has the value stood still? Over a window of `threshold / median interval` + 1 values that ends at each value.
 * Missing values within a window do not break it; before the first full window all is good.
 * Of the times only the median interval counts.
 */
export function flatLine(values: Series, times: Times, parameters: FlatLineParameters): Uint8Array {
  const suspect = requireNumber("suspect", parameters.suspect, 0);
  const fail = requireNumber("fail", parameters.fail, 0);
  const tolerance = requireNumber("tolerance", parameters.tolerance ?? 0, 0);
  const flags = new Uint8Array(values.length).fill(Quality.Good);
  if (values.length < LEAST) return flags;
  if (times.length < values.length) throw refuse("times", times.length, "are fewer than the values");
  const interval = medianInterval(times);
  if (!(interval > 0)) throw refuse("times", interval, "have to be a second apart at least, in the median");
  for (const [seconds, flag] of [[suspect, Quality.Suspect] as const, [fail, Quality.Fail] as const]) {
    const count = Math.trunc(Math.trunc(seconds) / interval);
    const window = new Extremes(Math.min(count + 1, values.length));
    for (let i = 0; i < values.length; i++) {
      window.dropBefore(i - count);
      if (!isMissing(values[i])) window.push(i, values[i] as number);
      if (i >= count && !window.isEmpty && window.range < tolerance) flags[i] = flag;
    }
  }
  for (let i = 0; i < values.length; i++) if (isMissing(values[i])) flags[i] = Quality.Missing;
  return flags;
}
