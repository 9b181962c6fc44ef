import { createRandom } from "../random.ts";

/** One factory's meter over one half hour. */
export interface LoadReading {
  /** F001, F002, ... */
  readonly factory: string;
  /** Beginning of the half hour: 2025-01-01T00:00:00Z and on. */
  readonly at: string;
  /** Energy drawn, with three digits after the point. */
  readonly kwh: string;
  /** Highest power in kW, a double in its shortest form. */
  readonly peakKw: string;
  /** measured, or estimated where the meter did not answer: then there is no peak. */
  readonly quality: "measured" | "estimated";
}

export interface HalfHourlyLoadParameters {
  readonly seed: number;
  readonly factories: number;
  readonly days: number;
  /** First day. @default 2025-01-01 */
  readonly from?: string;
}

export const HALF_HOURS = 48;
const HALF_HOUR = 30 * 60 * 1_000;
const DAY = HALF_HOURS * HALF_HOUR;

/**
 * A grid company's half-hourly load data of some factories, one factory after the other: shifts by day, Sundays off, a summer of
 * cooling, noise and now and then an outage. The same seed gives the same readings.
 */
export function* halfHourlyLoad({
  seed,
  factories,
  days,
  from = "2025-01-01",
}: HalfHourlyLoadParameters): Generator<LoadReading> {
  const begin = Date.parse(`${from}T00:00:00Z`);
  const times = Array.from({ length: days * HALF_HOURS }, (_, i) =>
    new Date(begin + i * HALF_HOUR).toISOString().slice(0, 19),
  );
  for (let number = 1; number <= factories; number++) {
    const factory = `F${String(number).padStart(3, "0")}`;
    const random = createRandom(seed).fork(factory);
    const base = random.between(40, 440);
    const shifts = 1 + random.whole(3);
    let outage = 0;
    for (const [i, at] of times.entries()) {
      const halfHour = i % HALF_HOURS;
      const day = Math.floor(begin / DAY + i / HALF_HOURS);
      outage = outage > 0 ? outage - 1 : random.chance(0.00005) ? 1 + random.whole(8) : 0;
      const works = (day + 4) % 7 !== 0 && halfHour >= 14 && halfHour < 14 + 16 * shifts - (shifts === 3 ? 14 : 0);
      const summer = 1 + 0.15 * Math.sin(((i / HALF_HOURS - 100) / 365) * 2 * Math.PI);
      const power = outage > 0 ? 0 : base * summer * (works ? 1 : 0.22) * random.between(0.92, 1.08);
      const isMeasured = !random.chance(0.002);
      yield {
        factory,
        at: `${at}Z`,
        kwh: (power / 2).toFixed(3),
        peakKw: isMeasured ? String(power * random.between(1, 1.2)) : "",
        quality: isMeasured ? "measured" : "estimated",
      };
    }
  }
}

/** The readings as lines of CSV with a header, in pieces of some hundred kilobytes. */
export function* loadAsCsv(parameters: HalfHourlyLoadParameters): Generator<string> {
  let piece = "factory,at,kwh,peak_kw,quality\n";
  for (const { factory, at, kwh, peakKw, quality } of halfHourlyLoad(parameters)) {
    piece += `${factory},${at},${kwh},${peakKw},${quality}\n`;
    if (piece.length > 2 ** 18) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}
