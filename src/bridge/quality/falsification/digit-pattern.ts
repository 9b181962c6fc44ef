import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { DigitPatternLimits } from "../../model/profile.ts";
import { Extremes } from "../streaming/extremes.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";

/**
 * Catches numbers that a person made up or rounded: the last digit of a measurement that moves over many of its units is as
 * likely to be any of the ten; of invented ones it is not (Pearson's chi-square), and rounded ones end in 0 or 5.
 */
export function digitPatternTest(limits: DigitPatternLimits, scale: number, window: number): SeriesTest {
  const unit = 10 ** Math.max(0, scale - limits.decimals);
  let size = 4;
  while (size < window + 2) size *= 2;
  const mask = size - 1;
  const digits = new Uint8Array(size);
  const counts = new Int32Array(10);
  const extremes = new Extremes(limits.readings + 1);
  let squares = 0; // sum of the squares of the counts
  let from = 0;
  return {
    check: Check.DigitPattern,
    covers: 1,
    next(history: History): Quality {
      const { last } = history;
      const units = Math.round(history.whole(last) / unit);
      const digit = Math.abs(units) % 10;
      digits[last & mask] = digit;
      const before = counts[digit] as number;
      counts[digit] = before + 1;
      squares += 2 * before + 1;
      for (const start = Math.max(history.first, last - limits.readings + 1); from < start; from++) {
        const gone = digits[from & mask] as number;
        const had = counts[gone] as number;
        counts[gone] = had - 1;
        squares -= 2 * had - 1;
      }
      extremes.dropBefore(from);
      extremes.push(last, units);
      const total = last - from + 1;
      if (total < limits.readings || extremes.range < limits.spread) return Quality.Good;
      const round = ((counts[0] as number) + (counts[5] as number)) / total;
      const chiSquare = (10 * squares) / total - total;
      return chiSquare > limits.chiSquare || round > limits.roundShare ? Quality.Suspect : Quality.Good;
    },
  };
}
