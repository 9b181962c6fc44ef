import type {
  AttenuationLimits,
  DigitPatternLimits,
  FlatLineLimits,
  FrozenAtLimitLimits,
  RateLimits,
  RegularIncrementsLimits,
  RepeatedBlockLimits,
  SpikeLimits,
  VarianceCollapseLimits,
} from "../profile/profile.ts";
import { type CleanSeries, overWindows, rounded } from "./series.ts";

/** How far beyond the most that clean water showed a limit lies. */
const MARGIN = 1.3;
const HOUR = 3600;

const most = (values: readonly number[]) => values.reduce((max, value) => Math.max(max, value), 0);
const least = (values: readonly number[]) =>
  values.reduce((min, value) => Math.min(min, value), Number.POSITIVE_INFINITY);
const smallest = ({ sensor }: CleanSeries) => 10 ** -sensor.scale;

export function learnSpike({ sensor, values }: CleanSeries): SpikeLimits {
  const distances = values
    .slice(1, -1)
    .map((value, index) => Math.abs(value - ((values[index] as number) + (values[index + 2] as number)) / 2));
  const suspect = MARGIN * most(distances);
  return { method: "average", suspect: rounded(suspect), fail: rounded(3 * suspect), within: 2.5 * sensor.interval };
}

export function learnRate({ sensor, times, values }: CleanSeries): RateLimits {
  const rates = values
    .slice(1)
    .map(
      (value, index) =>
        Math.abs(value - (values[index] as number)) /
        (((times[index + 1] as number) - (times[index] as number)) / 1000),
    );
  const suspect = MARGIN * most(rates);
  return { suspect: rounded(suspect), fail: rounded(4 * suspect), within: 2.5 * sensor.interval };
}

/** Flat is: not one unit of the last digit. */
export function learnFlatLine(series: CleanSeries): FlatLineLimits {
  let run = 1;
  let longest = 1;
  series.whole.forEach((value, index) => {
    run = value === series.whole[index - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  const suspect = Math.max(5, 2 * longest) * series.sensor.interval;
  return { suspect, fail: 3 * suspect, tolerance: smallest(series) };
}

/** A day hardly moves less than the stillest clean day. */
export function learnAttenuation({ sensor, values }: CleanSeries): AttenuationLimits {
  const period = 24 * HOUR;
  const stillest = least(overWindows(values, period / sensor.interval, 4, deviation));
  return { period, type: "std", suspect: rounded(0.6 * stillest), fail: rounded(0.2 * stillest) };
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Block lengths that are tried, and the next longer one as a margin. */
const LENGTHS = [5, 6, 8, 10, 12, 16, 24, 32, 48];

/** The shortest block that never repeats in clean water. Nothing where even long ones do. */
export function learnRepeatedBlock({ whole }: CleanSeries): RepeatedBlockLimits | undefined {
  const found = LENGTHS.findIndex((length) => !repeats(whole, length));
  const length = LENGTHS[found + 1];
  return found === -1 || length === undefined ? undefined : { length, changes: Math.ceil(length / 2) };
}

function repeats(whole: readonly number[], length: number): boolean {
  const seen = new Set<string>();
  for (let end = length; end <= whole.length; end++) {
    const block = whole.slice(end - length, end);
    const changes = block.filter((value, index) => index > 0 && value !== block[index - 1]).length;
    if (changes < length / 2) continue;
    const key = block.join();
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

/** Nothing where the water itself stays near its limit. */
export function learnFrozenAtLimit({ sensor, whole }: CleanSeries): FrozenAtLimitLimits | undefined {
  const { min, max } = sensor.limit;
  const limits: FrozenAtLimitLimits = { readings: 8, share: 0.75, margin: 0.04 };
  const near = whole.map((value) =>
    (max !== null && value <= max && value >= max * (1 - limits.margin)) ||
    (min !== null && value >= min && value <= min * (1 + limits.margin))
      ? 1
      : 0,
  );
  const natural = most(
    overWindows(near, limits.readings, 1, (window) => window.reduce((sum: number, one) => sum + one, 0)),
  );
  return natural >= limits.share * limits.readings - 1 ? undefined : limits;
}

/** Two days of readings, or sixty where they come seldom: chi-square needs some in each class. */
export function learnDigitPattern({ sensor, whole }: CleanSeries): DigitPatternLimits {
  const readings = Math.max(60, (48 * HOUR) / sensor.interval);
  const spread = 30;
  const windows: { chiSquare: number; round: number }[] = [];
  overWindows(whole, readings, 6, (window) => {
    if (most(window) - least(window) < spread) return 0;
    const counts = new Array<number>(10).fill(0);
    for (const value of window) counts[Math.abs(value) % 10] = (counts[Math.abs(value) % 10] as number) + 1;
    const squares = counts.reduce((sum, count) => sum + count * count, 0);
    windows.push({
      chiSquare: (10 * squares) / readings - readings,
      round: ((counts[0] as number) + (counts[5] as number)) / readings,
    });
    return 0;
  });
  // 27.9 is what chance alone exceeds once in a thousand (9 degrees of freedom).
  const chiSquare = Math.max(27.9, MARGIN * most(windows.map((one) => one.chiSquare)));
  const roundShare = Math.min(0.95, Math.max(0.35, MARGIN * most(windows.map(({ round }) => round))));
  return { decimals: sensor.scale, readings, chiSquare: rounded(chiSquare), roundShare: rounded(roundShare), spread };
}

export function learnRegularIncrements({ whole }: CleanSeries): RegularIncrementsLimits {
  const smallestStep = 2;
  let run = 0;
  let longest = 0;
  for (let index = 2; index < whole.length; index++) {
    const step = (whole[index] as number) - (whole[index - 1] as number);
    const before = (whole[index - 1] as number) - (whole[index - 2] as number);
    run = Math.abs(step) >= smallestStep && Math.abs(step - before) <= 1 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return { readings: Math.max(4, longest + 2), least: smallestStep };
}

/** Twelve readings hardly bend less than in the smoothest clean stretch. */
export function learnVarianceCollapse({ values }: CleanSeries): VarianceCollapseLimits {
  const readings = 12;
  const bends = values
    .slice(2)
    .map((value, index) => Math.abs(value - 2 * (values[index + 1] as number) + (values[index] as number)));
  const smoothest = least(overWindows(bends, readings, 1, (w) => w.reduce((sum, bend) => sum + bend, 0) / w.length));
  return { readings, least: rounded(0.75 * smoothest) };
}
