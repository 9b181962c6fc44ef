import type { ClimatologyMember } from "../../model/profile.ts";
import { calendar } from "../qartod/calendar.ts";
import { quantile } from "../qartod/percentile-range.ts";
import type { SensorHistory } from "./sensor-history.ts";

/** Fewer readings of a month than this teach nothing of it. */
const LEAST = 500;

/** What lies outside the rarest thousandth on either side by more than half the band's width is unusual. */
const RARE = 0.001;
const ROOM = 0.5;

/**
 * Learns what is usual in each month from the years past. It is only as good as those are many: give it several, or a wet year
 * will be unusual after a dry one. Months with too few readings get no member, so that they are not evaluated.
 */
export function learnClimatology({ times, values }: SensorHistory): ClimatologyMember[] {
  const monthOf = calendar("month");
  const byMonth = new Map<number, number[]>();
  for (let i = 0; i < times.length; i++) {
    const month = monthOf(times[i] as number);
    const list = byMonth.get(month) ?? [];
    list.push(values[i] as number);
    byMonth.set(month, list);
  }
  return [...byMonth]
    .filter(([, list]) => list.length >= LEAST)
    .sort(([a], [b]) => a - b)
    .map(([month, list]) => {
      list.sort((a, b) => a - b);
      const [low, high] = [quantile(list, RARE), quantile(list, 1 - RARE)];
      const room = (high - low) * ROOM;
      const usual = [Number((low - room).toPrecision(6)), Number((high + room).toPrecision(6))] as const;
      return { period: "month", from: month, to: month, usual };
    });
}
