import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { FlatLineLimits } from "../../model/profile.ts";
import { Extremes } from "./extremes.ts";
import type { History } from "./history.ts";
import type { SeriesTest } from "./series-test.ts";
import { TimeWindow } from "./time-window.ts";

export interface FlatLineSetting {
  readonly window: number;
  readonly interval: number;
  /** Values at or below it are exempt. */
  readonly detectionLimit: number;
}

/** QARTOD test 8 by time instead of counts; on a regular series without gaps it is the same. */
export function flatLineTest(limits: FlatLineLimits, setting: FlatLineSetting): SeriesTest {
  const levels = [
    { flag: Quality.Fail, seconds: limits.fail },
    { flag: Quality.Suspect, seconds: limits.suspect },
  ].map(({ flag, seconds }) => ({
    flag,
    window: new TimeWindow(seconds, false, setting.interval),
    extremes: new Extremes(setting.window + 1),
  }));
  return {
    check: Check.FlatLine,
    covers: 1,
    next(history: History): Quality {
      const value = history.value(history.last);
      let verdict: Quality = Quality.Good;
      for (const { flag, window, extremes } of levels) {
        window.next(history);
        extremes.dropBefore(window.from);
        extremes.push(history.last, value);
        if (verdict === Quality.Good && window.isFull && extremes.range < limits.tolerance) verdict = flag;
      }
      return value <= setting.detectionLimit ? Quality.Good : verdict;
    },
  };
}
