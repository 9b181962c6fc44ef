import { refuse } from "./series.ts";

/** Parts of the calendar (UTC) that climatology can be by. `week` is the ISO week, Monday is day 0. */
export type Period = "year" | "quarter" | "month" | "week" | "dayofyear" | "dayofweek";

const DAY = 86_400_000;

const PARTS: Record<Period, (time: number) => number> = {
  year: (time) => new Date(time).getUTCFullYear(),
  quarter: (time) => Math.floor(new Date(time).getUTCMonth() / 3) + 1,
  month: (time) => new Date(time).getUTCMonth() + 1,
  week: isoWeek,
  dayofyear: dayOfYear,
  dayofweek: (time) => (new Date(time).getUTCDay() + 6) % 7,
};

/** Number of the part of the calendar that a time (Unix milliseconds) falls into; the time itself without a period. */
export function calendar(period: Period | undefined): (time: number) => number {
  if (period === undefined) return (time) => time;
  const part = PARTS[period];
  if (part === undefined) throw refuse("period", period, `is none of ${Object.keys(PARTS).join(", ")}`);
  return part;
}

function dayOfYear(time: number): number {
  return Math.floor((time - Date.UTC(new Date(time).getUTCFullYear(), 0, 1)) / DAY) + 1;
}

/** The week belongs to the year that its Thursday is in. */
function isoWeek(time: number): number {
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return Math.floor((dayOfYear(time + (3 - weekday) * DAY) - 1) / 7) + 1;
}
