import type { SimulatedStation } from "../definition.ts";
import { createRandom } from "../random.ts";
import type { SimulatedReading } from "../reading.ts";
import { createStationFaults, type FaultRates, NO_FAULTS } from "./faults.ts";
import { createInstrument } from "./instrument.ts";
import { randomSpills, type Spill } from "./spill.ts";
import { createStationWater } from "./station-water.ts";
import { createVisits } from "./visits.ts";
import type { Water } from "./water.ts";
import { createWeather } from "./weather.ts";

export interface RiverParameters {
  readonly seed: number;
  /** In the order of the water; each one's upstream station is the one before it. */
  readonly stations: readonly SimulatedStation[];
  /** Unix milliseconds of the first and after the last measurement. `to` may be far away: nothing is made before it is taken. */
  readonly from: number;
  readonly to: number;
  /** @default none */
  readonly faults?: FaultRates;
  /** Spills at known times. */
  readonly spills?: readonly Spill[];
  /** Days between two more, which come by chance; 0 for none. @default 0 */
  readonly spillDays?: number;
  /** Seconds between two moments that are computed; the interval of every sensor is a multiple of it. @default 900 */
  readonly step?: number;
}

/** What the water really is at one time, by station, beside what its instruments say. */
export interface RiverMoment {
  readonly time: number;
  readonly water: readonly Readonly<Water>[];
  readonly readings: readonly SimulatedReading[];
}

/** Days that the river runs before anybody looks, so that it has forgotten how it began. */
const RUN_IN = 10 * 24 * 3_600_000;

/** Sending comes some seconds after measuring, milliseconds. */
const LATENCY = [4_000, 7_000] as const;

/** The river, moment by moment. Deterministic in its parameters; water does not depend on faults. */
export function* riverMoments(parameters: RiverParameters): Generator<RiverMoment, void, undefined> {
  const { stations, from, to, faults = NO_FAULTS, step = 900 } = parameters;
  const random = createRandom(parameters.seed);
  const hours = step / 3600;
  const start = from - RUN_IN;
  const sky = createWeather(random.fork("weather"), start, hours);
  const keys = stations.map(({ plan }) => plan.key);
  const spills = [
    ...(parameters.spills ?? []),
    ...(parameters.spillDays ? randomSpills(random.fork("spills"), keys, from, to, parameters.spillDays) : []),
  ];
  const places = stations.map(({ plan, character }) => {
    const own = random.fork(plan.key);
    return {
      water: createStationWater(
        own.fork("water"),
        character,
        spills.filter(({ station }) => station === plan.key),
        hours,
      ),
      trouble: createStationFaults(own.fork("troubles"), faults.station, step * 1000),
      latency: own.fork("latency"),
      visit: createVisits(own.fork("visits"), from, faults.visitDays),
      instruments: plan.sensors.map((sensor) => ({
        interval: sensor.interval * 1000,
        measure: createInstrument(own.fork(sensor.parameter), plan.key, sensor, faults),
      })),
    };
  });
  for (let time = start; time < to; time += step * 1000) {
    const now = sky(time);
    const water: Water[] = [];
    for (const place of places) water.push(place.water(time, now, water.at(-1)));
    if (time < from) continue;
    const readings: SimulatedReading[] = [];
    for (const [index, { trouble, visit, latency, instruments }] of places.entries()) {
      const befallen = trouble(time);
      const visited = visit(time);
      const sentAt = time + Math.round(latency.between(...LATENCY));
      for (const { interval, measure } of instruments) {
        if (time % interval !== 0) continue;
        const reading = measure(time, sentAt, water[index] as Water, visited, befallen);
        if (reading) readings.push(reading);
      }
    }
    yield { time, water, readings };
  }
}

/** What the river's instruments send, in the order of time, then of the stations. */
export function* riverReadings(parameters: RiverParameters): Generator<SimulatedReading, void, undefined> {
  for (const { readings } of riverMoments(parameters)) yield* readings;
}
