import type { Profile } from "../../../src/bridge/model/profile.ts";
import type { Point } from "../../../src/bridge/model/qualifier.ts";
import { learnProfile } from "../../../src/bridge/quality/learn/learn-profile.ts";
import { FALSIFICATION_TESTS } from "../../../src/bridge/quality/learn/optional-tests.ts";
import type { SensorHistory } from "../../../src/bridge/quality/learn/sensor-history.ts";
import { riverProfile } from "../../../src/bridge/quality/profiles/river.ts";
import type { Station } from "../../../src/sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../../src/simulator/definition.ts";
import { numbered, pointsOf } from "../../../src/simulator/qualifier-points.ts";
import type { SimulatedReading } from "../../../src/simulator/reading.ts";
import type { FaultRates } from "../../../src/simulator/river/faults.ts";
import { riverReadings } from "../../../src/simulator/river/river.ts";

export const DAY = 86_400_000;
export const LEARNING_DAYS = 60;
export const WATCHED_DAYS = 24;
/** Days into the watched time at which the tampering begins. */
export const EPISODE_DAY = 8;
/** Days from the episode's beginning until the spill has passed, and what looks back at it. */
export const SPILL_DAYS = 3;
const START = Date.UTC(2026, 3, 20);
/** The tampered station and the one above it, among the Tally River's. */
const TAMPERED = 2;

/** Seconds that an operator of this river would let a value stand still. */
const STILL = 12 * 3600;

/** One river by one seed: what was learned of it, and what happens in the time that is watched. */
export interface World {
  readonly seed: number;
  readonly station: Station;
  readonly upstream: Station;
  readonly profile: Profile;
  /** The clean past of the station, for warming up. */
  readonly past: readonly Point[];
  readonly watched: { readonly own: readonly SimulatedReading[]; readonly above: readonly SimulatedReading[] };
  readonly episodeFrom: number;
}

/**
 * Learns a profile from sixty clean days of a river, then lets the same river run on. Early in the episode something is spilt:
 * with even seeds where the upstream station sees it too, with odd ones below it.
 */
export function createWorld(seed: number, faults?: FaultRates): World {
  const [aboveIt, it] = [TALLY_RIVER[TAMPERED - 1], TALLY_RIVER[TAMPERED]];
  if (!aboveIt || !it) throw new RangeError("the river is too short");
  const upstream = numbered(aboveIt.plan, 1, 100, 0);
  const station = numbered(it.plan, 2, 200, 1);
  const watchedFrom = START + LEARNING_DAYS * DAY;
  const episodeFrom = watchedFrom + EPISODE_DAY * DAY;
  const stations = TALLY_RIVER.slice(0, TAMPERED + 1);
  const spill = {
    station: seed % 2 === 0 ? aboveIt.plan.key : it.plan.key,
    at: episodeFrom - (seed % 2 === 0 ? it.character.travelHours - 3 : -3) * 3_600_000,
    hours: 9,
    ammonia: 2.2,
    codMn: 6,
    phosphorus: 0.35,
  };
  const to = watchedFrom + WATCHED_DAYS * DAY;
  const split = (readings: readonly SimulatedReading[], key: string, from: number, until: number) =>
    readings.filter(({ station: name, observedAt }) => name === key && observedAt >= from && observedAt < until);
  const clean = [...riverReadings({ seed, stations, from: START, to, spills: [spill] })];
  const watched = faults ? [...riverReadings({ seed, stations, from: START, to, spills: [spill], faults })] : clean;
  const past = (own: Station, key: string) => pointsOf(own, split(clean, key, START, watchedFrom)).points;
  const pastOwn = past(station, it.plan.key);
  const pastAbove = past(upstream, aboveIt.plan.key);
  const profile = learnProfile({
    base: riverProfile,
    name: it.plan.key,
    version: riverProfile.version + 1,
    station,
    tests: FALSIFICATION_TESTS,
    histories: station.sensors.map(({ id, parameter, interval }) => {
      const other = upstream.sensors.find((sensor) => sensor.parameter === parameter);
      return {
        sensor: id,
        history: historyOf(id, pastOwn),
        persistence: Math.ceil(STILL / interval),
        ...(other && { upstream: historyOf(other.id, pastAbove) }),
      };
    }),
  });
  return {
    seed,
    station,
    upstream,
    profile,
    past: pastOwn,
    watched: {
      own: split(watched, it.plan.key, watchedFrom, to),
      above: split(watched, aboveIt.plan.key, watchedFrom, to),
    },
    episodeFrom,
  };
}

function historyOf(sensor: number, points: readonly Point[]): SensorHistory {
  const own = points.filter((point) => point.sensor === sensor && point.value !== null);
  return { times: own.map(({ observedAt }) => observedAt), values: own.map(({ value }) => value as number) };
}
