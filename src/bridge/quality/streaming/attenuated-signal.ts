import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { AttenuationLimits } from "../../model/profile.ts";
import { Extremes } from "./extremes.ts";
import type { FlatLineSetting } from "./flat-line.ts";
import type { History } from "./history.ts";
import type { SeriesTest } from "./series-test.ts";
import { TimeWindow } from "./time-window.ts";

/** QARTOD test 11 over the time before each reading; windows that are not full yet say nothing. */
export function attenuatedSignalTest(limits: AttenuationLimits, setting: FlatLineSetting): SeriesTest {
  const window = new TimeWindow(limits.period, true, setting.interval);
  const extremes = new Extremes(setting.window + 1);
  return {
    check: Check.AttenuatedSignal,
    covers: 1,
    next(history: History): Quality {
      const value = history.value(history.last);
      window.next(history);
      extremes.dropBefore(window.from);
      extremes.push(history.last, value);
      if (!window.isFull || value <= setting.detectionLimit) return Quality.Good;
      const size = limits.type === "range" ? extremes.range : deviation(history, window.from);
      if (size < limits.fail) return Quality.Fail;
      return size < limits.suspect ? Quality.Suspect : Quality.Good;
    },
  };
}

/** Standard deviation of the readings from a position on, computed anew each time: a running sum would remember its past. */
function deviation(history: History, from: number): number {
  const count = history.last - from + 1;
  let sum = 0;
  for (let i = from; i <= history.last; i++) sum += history.value(i);
  const mean = sum / count;
  let squares = 0;
  for (let i = from; i <= history.last; i++) squares += (history.value(i) - mean) ** 2;
  return Math.sqrt(squares / count);
}
