import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { DigitPatternLimits } from "../../model/profile.ts";
import { Extremes } from "../streaming/extremes.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";
import { stepReader } from "./number-format.ts";

/** A value that moved by fewer of its steps than this keeps its last digit's neighbours: it is no new draw of a digit. */
const MOVED = 5;
/** Marks a reading whose digit is not counted. */
const NONE = 255;

/**
 * Catches numbers that a person made up or rounded: the last digit that the instrument writes is, of a measurement that has moved, as
 * likely to be any of the ten; of invented ones it is not (Pearson's chi-square), and rounded ones end in 0 or 5. Which digit is the
 * last one depends on the decade, and where the format of a decade is not known nothing is counted.
 */
export function digitPatternTest(limits: DigitPatternLimits, scale: number, window: number): SeriesTest {
  const stepOf = stepReader(limits.format, scale);
  const spread = limits.spread * 10 ** scale;
  let size = 4;
  while (size < window + 2) size *= 2;
  const mask = size - 1;
  const digits = new Uint8Array(size);
  const counts = new Int32Array(10);
  const extremes = new Extremes(limits.readings + 1);
  let squares = 0; // sum of the squares of the counts
  let total = 0;
  let from = 0;

  const count = (digit: number) => {
    if (digit === NONE) return;
    squares += 2 * (counts[digit] as number) + 1;
    counts[digit] = (counts[digit] as number) + 1;
    total++;
  };
  const forget = (digit: number) => {
    if (digit === NONE) return;
    squares -= 2 * (counts[digit] as number) - 1;
    counts[digit] = (counts[digit] as number) - 1;
    total--;
  };

  return {
    check: Check.DigitPattern,
    covers: 1,
    next(history: History): Quality {
      const { last, first } = history;
      const whole = history.whole(last);
      const step = stepOf(whole);
      const isNew = step !== undefined && last > first && Math.abs(whole - history.whole(last - 1)) >= MOVED * step;
      const digit = isNew ? Math.round(Math.abs(whole) / step) % 10 : NONE;
      digits[last & mask] = digit;
      count(digit);
      for (const start = Math.max(first, last - limits.readings + 1); from < start; from++) {
        forget(digits[from & mask] as number);
      }
      extremes.dropBefore(from);
      extremes.push(last, whole);
      if (last - from + 1 < limits.readings || total < limits.least || extremes.range < spread) return Quality.Good;
      const round = ((counts[0] as number) + (counts[5] as number)) / total;
      const chiSquare = (10 * squares) / total - total;
      return chiSquare > limits.chiSquare || round > limits.roundShare ? Quality.Suspect : Quality.Good;
    },
  };
}
