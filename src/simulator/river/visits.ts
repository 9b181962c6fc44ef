import type { Random } from "../random.ts";

export type Visit = "maintenance" | "calibration" | undefined;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Visits of the operator's people: every `days` about ten in the morning local time, an hour of cleaning, every fourth time calibration after it. */
export function createVisits(random: Random, start: number, days: number): (time: number) => Visit {
  if (days === 0) return () => undefined;
  let number = random.whole(4);
  let from = morning(start + DAY * random.between(1, days));
  let cleaning = HOUR * random.between(0.6, 1.5);
  return (time) => {
    const calibrating = number % 4 === 3 ? HOUR : 0;
    if (time >= from + cleaning + calibrating) {
      number += 1;
      from = morning(from + DAY * days) + HOUR * random.between(-1, 2);
      cleaning = HOUR * random.between(0.6, 1.5);
    }
    if (time < from) return undefined;
    return time < from + cleaning ? "maintenance" : "calibration";
  };
}

/** Ten o'clock, UTC+8, of the day of a time. */
const morning = (time: number) => Math.floor(time / DAY) * DAY + 2 * HOUR;
