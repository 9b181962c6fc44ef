import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { VarianceCollapseLimits } from "../../model/profile.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";

/** A larger bend counts as this much, so that the sum stays a safe integer over any window. */
const MOST = 2 ** 31;

/**
 * Catches series that are too smooth: values from a formula, a moving average, or a simulator in place of the instrument. Every
 * real instrument has noise; the mean size of the second difference measures it whatever the water's slow course is.
 */
export function varianceCollapseTest(
  { readings, least }: VarianceCollapseLimits,
  scale: number,
  detectionLimit: number,
  window: number,
): SeriesTest {
  const floor = least * 10 ** scale;
  let size = 4;
  while (size < window + 2) size *= 2;
  const mask = size - 1;
  const bends = new Float64Array(size);
  let sum = 0;
  let from = 2; // oldest position whose bend is in the sum
  return {
    check: Check.VarianceCollapse,
    covers: 1,
    next(history: History): Quality {
      const { last, first } = history;
      if (last < 2) return Quality.Good;
      const bend = Math.abs(history.whole(last) - 2 * history.whole(last - 1) + history.whole(last - 2));
      const counted = Math.min(bend, MOST);
      bends[last & mask] = counted;
      sum += counted;
      for (const start = Math.min(Math.max(first + 2, last - readings + 1), last + 1); from < start; from++) {
        sum -= bends[from & mask] as number;
      }
      const total = last - from + 1;
      if (total < readings || history.value(last) <= detectionLimit) return Quality.Good;
      return sum < floor * total ? Quality.Suspect : Quality.Good;
    },
  };
}
