import type { Random } from "../random.ts";
import type { FaultKind } from "../reading.ts";
import type { Trait } from "./trait.ts";

/** How often each fault begins, times per year: of each sensor, and of the whole station. */
export interface FaultRates {
  readonly sensor: Partial<Record<SensorFault | "dropout", number>>;
  readonly station: Partial<Record<StationFault | "dropout", number>>;
  /** Days between two visits of the operator's people; 0 for none. A visit cleans and sets right. */
  readonly visitDays: number;
}

export type SensorFault = Extract<FaultKind, "spike" | "stuck" | "drift" | "fouling" | "sentinel" | "broken">;
export type StationFault = Extract<FaultKind, "clock-skew" | "no-link">;

export const NO_FAULTS: FaultRates = { sensor: {}, station: {}, visitDays: 0 };

/** A station that is looked after, with the troubles that such stations have. */
export const USUAL_FAULTS: FaultRates = {
  sensor: { spike: 14, stuck: 2, drift: 2, fouling: 2, sentinel: 6, broken: 1, dropout: 4 },
  station: { "clock-skew": 1, "no-link": 3, dropout: 6 },
  visitDays: 7,
};

/** What a fault makes of a measurement. */
export interface Disturbed {
  readonly value: number;
  readonly label: FaultKind;
  /** HJ 212 flag; most faults are not noticed by the instrument. */
  readonly flag: string;
}

const HOUR = 3_600_000;
const YEAR = 365.2425 * 24 * HOUR;
/** Both are used by loggers for "no value", without any flag. */
const SENTINELS = [-9999, -99];

interface Course {
  readonly kind: SensorFault | "dropout";
  readonly from: number;
  readonly until: number;
  /** Direction and size of what it does. */
  readonly size: number;
}

/** How long each lasts, in hours. */
const HOURS: Record<SensorFault | "dropout", readonly [number, number]> = {
  spike: [0, 0],
  stuck: [6, 48],
  drift: [72, 240],
  fouling: [72, 240],
  sentinel: [0, 3],
  broken: [3, 30],
  dropout: [0.5, 12],
};

/**
 * Faults of one sensor, measurement by measurement; `undefined` where all is well, "dropout" where nothing is sent at all.
 * `cleaned` is when somebody last set the sensor right.
 */
export function createSensorFaults(random: Random, rates: FaultRates["sensor"], trait: Trait, interval: number) {
  const kinds = Object.entries(rates) as [SensorFault | "dropout", number][];
  let course: Course | undefined;
  let held: number | undefined;
  return (time: number, value: number, cleaned: number): Disturbed | "dropout" | undefined => {
    if (course && (time > course.until || cleaned > course.from)) {
      course = undefined;
      held = undefined;
    }
    for (const [kind, perYear] of kinds) {
      // Drawn each time, so that one fault does not shift the times of the others.
      const begins = random.chance((perYear * interval) / YEAR);
      if (!begins || course) continue;
      if (kind === "fouling" && trait.fouling === 0) continue;
      const [shortest, longest] = HOURS[kind];
      const until = time + HOUR * random.between(shortest, longest);
      course = { kind, from: time, until, size: random.between(0.7, 1.5) * (random.chance(0.5) ? 1 : -1) };
    }
    if (!course) return undefined;
    const age = (time - course.from) / (240 * HOUR);
    switch (course.kind) {
      case "dropout":
        return "dropout";
      case "spike":
        return { value: value + 6 * course.size * trait.spread, label: "spike", flag: "N" };
      case "stuck":
        held ??= value;
        return { value: held, label: "stuck", flag: "N" };
      case "drift":
        return { value: value + 3 * age * course.size * trait.spread, label: "drift", flag: "N" };
      case "fouling":
        return {
          value: value + age * trait.fouling * Math.abs(course.size) * trait.spread * (1 + 0.1 * random.normal()),
          label: "fouling",
          flag: "N",
        };
      case "sentinel":
        return { value: SENTINELS[course.size > 0 ? 0 : 1] as number, label: "sentinel", flag: "N" };
      case "broken":
        return { value: 0, label: "broken", flag: "D" };
    }
  };
}

export interface StationTrouble {
  readonly kind: StationFault | "dropout";
  /** By how much the clock is wrong, milliseconds; 0 for other troubles. */
  readonly skew: number;
}

/** Faults that befall a whole station, step by step. */
export function createStationFaults(random: Random, rates: FaultRates["station"], interval: number) {
  const kinds = Object.entries(rates) as [StationFault | "dropout", number][];
  let trouble: (StationTrouble & { until: number }) | undefined;
  return (time: number): StationTrouble | undefined => {
    if (trouble && time > trouble.until) trouble = undefined;
    for (const [kind, perYear] of kinds) {
      if (!random.chance((perYear * interval) / YEAR) || trouble) continue;
      const long = kind === "clock-skew" ? random.between(12, 96) : random.between(0.5, 10);
      const skew = kind === "clock-skew" ? Math.round(HOUR * random.between(-9, 3)) : 0;
      trouble = { kind, skew, until: time + HOUR * long };
    }
    return trouble;
  };
}
