import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { RateLimits } from "../../model/profile.ts";
import type { History } from "./history.ts";
import type { SeriesTest } from "./series-test.ts";

/** QARTOD test 7 against the reading before, if that is not too long ago. */
export function rateOfChangeTest(limits: RateLimits): SeriesTest {
  const fail = limits.fail ?? Number.POSITIVE_INFINITY;
  const within = limits.within * 1000;
  return {
    check: Check.RateOfChange,
    covers: 1,
    next(history: History): Quality {
      const { last } = history;
      if (last === history.first) return Quality.Good;
      const elapsed = history.time(last) - history.time(last - 1);
      if (elapsed > within) return Quality.Good;
      const rate = (Math.abs(history.value(last) - history.value(last - 1)) * 1000) / elapsed;
      if (rate > fail) return Quality.Fail;
      return rate > limits.suspect ? Quality.Suspect : Quality.Good;
    },
  };
}
