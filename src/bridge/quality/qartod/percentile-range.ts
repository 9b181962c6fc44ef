import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { isMissing, refuse, requireNumber, type Series } from "./series.ts";

export interface PercentileRangeParameters {
  /** @default 5 */
  readonly low?: number;
  /** @default 95 */
  readonly high?: number;
  /** Added on both sides. @default 0 */
  readonly pad?: number;
}

/** Is the value unusual within its own series? Never more than suspect. */
export function percentileRange(values: Series, parameters: PercentileRangeParameters = {}): Uint8Array {
  const low = requireNumber("low", parameters.low === undefined ? 5 : parameters.low, 0);
  const high = requireNumber("high", parameters.high === undefined ? 95 : parameters.high, 0);
  const pad = requireNumber("pad", parameters.pad === undefined ? 0 : parameters.pad);
  if (low > 100 || high > 100) throw refuse("high", high, "and low are percentiles, at most 100");
  const sorted = Array.from(values)
    .filter((value): value is number => !isMissing(value))
    .sort((a, b) => a - b);
  const min = quantile(sorted, low / 100) - pad;
  const max = quantile(sorted, high / 100) + pad;
  return Uint8Array.from(values as ArrayLike<number>, (value) => {
    if (isMissing(value)) return Quality.Missing;
    return value < min || value > max ? Quality.Suspect : Quality.Good;
  });
}

/** Quantile of sorted numbers, interpolated linearly between the two around it; NaN of none. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
  const place = part * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
