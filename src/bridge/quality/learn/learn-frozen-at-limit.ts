import { Quality } from "../../../sdk/sensing/quality.ts";
import type { Sensor } from "../../../sdk/sensing/station.ts";
import { frozenAtLimitTest } from "../falsification/frozen-at-limit.ts";
import type { FrozenAtLimitLimits } from "../profile/profile.ts";
import { History } from "../streaming/history.ts";
import type { SensorHistory } from "./learn-parameter.ts";

/** Lengths that are tried. */
const LENGTHS = [6, 12, 24, 48];
const SHARE = 0.9;
const MARGIN = 0.05;

/** The shortest run near a legal limit that the past does not have by itself; undefined where there is no limit, or none is silent. */
export function learnFrozenAtLimit(
  sensor: Sensor,
  { times, values }: SensorHistory,
  detectionLimit: number,
  window: number,
): FrozenAtLimitLimits | undefined {
  if (sensor.limit.min === null && sensor.limit.max === null) return undefined;
  return LENGTHS.map((readings) => ({ readings, share: SHARE, margin: MARGIN })).find((limits) => {
    const test = frozenAtLimitTest(limits, sensor, detectionLimit, window);
    const history = new History(window, sensor.scale);
    return values.every((value, i) => {
      history.forget(i);
      history.push(i, times[i] as number, value, 0);
      return test.next(history) === Quality.Good;
    });
  });
}
