import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { RegularIncrementsLimits } from "../../model/profile.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";

/**
 * Catches lines drawn with a ruler: a gap, or an episode that somebody wished away, filled by interpolation. Its steps are all
 * the same, give or take the rounding of the last digit; steps of water are not.
 */
export function regularIncrementsTest({ readings, least }: RegularIncrementsLimits): SeriesTest {
  let run = 0; // equal steps up to the newest reading
  return {
    check: Check.DigitPattern,
    covers: readings,
    next(history: History): Quality {
      const { last, first } = history;
      if (last - first < 2) {
        run = 0;
        return Quality.Good;
      }
      const step = history.whole(last) - history.whole(last - 1);
      const before = history.whole(last - 1) - history.whole(last - 2);
      const isRegular = Math.abs(step) >= least && Math.abs(step - before) <= 1;
      run = isRegular ? Math.min(run + 1, last - first - 1) : 0;
      return run >= readings ? Quality.Suspect : Quality.Good;
    },
  };
}
