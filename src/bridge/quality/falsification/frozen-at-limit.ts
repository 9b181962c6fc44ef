import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { FrozenAtLimitLimits } from "../../model/profile.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";

/**
 * Catches values held just inside what the law allows: an analyser whose upper range was set to the limit, software that cuts
 * exceedances off, and an instrument stuck at the end of its range. Values at the detection limit are no such thing.
 */
export function frozenAtLimitTest(
  limits: FrozenAtLimitLimits,
  sensor: Pick<Sensor, "limit" | "range">,
  detectionLimit: number,
  window: number,
): SeriesTest {
  const bands = bandsOf(sensor, limits.margin);
  const needed = Math.ceil(limits.share * limits.readings);
  let size = 4;
  while (size < window + 2) size *= 2;
  const mask = size - 1;
  const inside = new Uint8Array(size);
  let from = 0;
  let count = 0;
  return {
    check: Check.FrozenAtLimit,
    covers: limits.readings,
    next(history: History): Quality {
      const { last } = history;
      const value = history.whole(last);
      const isInside = history.value(last) > detectionLimit && bands.some(([min, max]) => value >= min && value <= max);
      inside[last & mask] = isInside ? 1 : 0;
      count += isInside ? 1 : 0;
      for (const start = Math.max(history.first, last - limits.readings + 1); from < start; from++) {
        count -= inside[from & mask] as number;
      }
      return isInside && count >= needed && last - from + 1 >= limits.readings ? Quality.Suspect : Quality.Good;
    },
  };
}

/** Stored integers between which a value sits at a limit: on its lawful side, or at an end of the range. */
function bandsOf({ limit, range }: Pick<Sensor, "limit" | "range">, margin: number): (readonly [number, number])[] {
  const below = (end: number) => [end - Math.abs(end) * margin, end] as const;
  const above = (end: number) => [end, end + Math.abs(end) * margin] as const;
  return [
    ...(limit.max === null ? [] : [below(limit.max)]),
    ...(limit.min === null ? [] : [above(limit.min)]),
    [range.max, range.max] as const,
    [range.min, range.min] as const,
  ];
}
