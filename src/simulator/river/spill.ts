import type { Random } from "../random.ts";

/** Something let into the river at a station that should not have been. It travels down from there. */
export interface Spill {
  /** `key` of the station where it enters. */
  readonly station: string;
  readonly at: number;
  /** How long it flows in, hours. */
  readonly hours: number;
  /** What it adds at its peak, mg/L each; half as much CODMn again turns up as oxygen demand. */
  readonly ammonia: number;
  readonly codMn: number;
  readonly phosphorus: number;
}

const HOUR = 3_600_000;

/** What a spill adds at a time, as a part of its peak: a quick rise and a slow fall. */
export function spillStrength(spill: Spill, time: number): number {
  const x = (time - spill.at) / (spill.hours * HOUR);
  if (x <= 0 || x >= 2) return 0;
  const rise = 0.2;
  if (x < rise) return x / rise;
  return x < 1 ? 1 - 0.25 * ((x - rise) / (1 - rise)) : 0.75 * (2 - x) ** 2;
}

/** Spills by chance over a time, about one in `meanDays`. */
export function randomSpills(
  random: Random,
  stations: readonly string[],
  from: number,
  to: number,
  meanDays: number,
): Spill[] {
  const spills: Spill[] = [];
  for (
    let at = from + 24 * HOUR * random.exponential(meanDays);
    at < to;
    at += 24 * HOUR * random.exponential(meanDays)
  ) {
    spills.push({
      station: random.pick(stations),
      at,
      hours: random.between(4, 12),
      ammonia: random.between(1.2, 3.5),
      codMn: random.between(3, 8),
      phosphorus: random.between(0.15, 0.5),
    });
  }
  return spills;
}
