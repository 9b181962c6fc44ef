import { Quality } from "../../../sdk/sensing/model/quality.ts";
import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { FrozenAtLimitLimits } from "../../model/profile.ts";
import { frozenAtLimitTest } from "../falsification/frozen-at-limit.ts";
import { History } from "../streaming/history.ts";

/** Lengths that are tried. */
const LENGTHS = [6, 12, 24, 48];
const SHARE = 0.9;
const MARGIN = 0.05;

/** Where the law says nothing: an instrument that stands at the end of its range for a day, or as many readings. */
const AT_RANGE: FrozenAtLimitLimits = { readings: 24, share: 0.9, margin: 0.02 };

/**
 * The shortest run just inside a legal limit that the past does not have by itself: somebody who clips an hourly analyser for an
 * afternoon is seen in six readings or never. Undefined where the water keeps to its limit of its own accord.
 */
export function learnFrozenAtLimit(
  sensor: Sensor,
  { times, values }: { readonly times: readonly number[]; readonly values: readonly number[] },
  window: number,
): FrozenAtLimitLimits | undefined {
  if (sensor.limit.min === null && sensor.limit.max === null) return AT_RANGE;
  return LENGTHS.map((readings) => ({ readings, share: SHARE, margin: MARGIN })).find((limits) => {
    const test = frozenAtLimitTest(limits, sensor, Number.NEGATIVE_INFINITY, window);
    const history = new History(window, sensor.scale);
    return values.every((value, i) => {
      history.forget(i);
      history.push(i, times[i] as number, value, 0);
      return test.next(history) === Quality.Good;
    });
  });
}
