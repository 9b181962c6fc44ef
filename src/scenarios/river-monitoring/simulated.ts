import type { Profile } from "../../bridge/model/profile.ts";
import { type LearnedFrom, learnProfile } from "../../bridge/quality/learn/learn-profile.ts";
import { FALSIFICATION_TESTS } from "../../bridge/quality/learn/optional-tests.ts";
import { riverProfile } from "../../bridge/quality/profiles/river.ts";
import type { Station } from "../../sdk/sensing/model/station.ts";
import { TALLY_RIVER } from "../../simulator/definition.ts";
import { FALSIFICATIONS } from "../../simulator/falsifier/kinds.ts";
import { createRandom } from "../../simulator/random.ts";
import type { SimulatedReading, TamperKind } from "../../simulator/reading.ts";
import { USUAL_FAULTS } from "../../simulator/river/faults.ts";
import { riverReadings } from "../../simulator/river/river.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days that the profiles are learned from, and days that are played after them. */
const LEARNED = 30;
const PLAYED = 24;

/** One tampering of the play. */
export interface Deed {
  readonly kind: TamperKind;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

export interface SimulatedRiver {
  readonly from: number;
  readonly to: number;
  /** What each station sends, by key, in order of sending. */
  readonly streams: ReadonlyMap<string, readonly SimulatedReading[]>;
  readonly past: ReadonlyMap<string, readonly SimulatedReading[]>;
  /** `key` of the station whose operator tampers. */
  readonly tampered: string;
  readonly deeds: readonly Deed[];
}

/** What the falsifier does, on which day of the play. Two days between two deeds, so that each stands for itself. */
const DEEDS: readonly [TamperKind, number][] = [
  ["clipped-below-limit", 3],
  ["frozen", 6],
  ["replayed-block", 9],
  ["omitted", 12],
  ["altered-resend", 14],
  ["copied-from-neighbour", 16],
  ["smoothed", 20],
];

/** A month of quiet to learn from, then three weeks with spills, faults and a falsifier at the second station. */
export function simulateRiver(seed: number, now: number): SimulatedRiver {
  const to = Math.floor(now / HOUR) * HOUR;
  const from = to - PLAYED * DAY;
  const start = from - LEARNED * DAY;
  const random = createRandom(seed);
  const [first, tampered] = TALLY_RIVER.map(({ plan }) => plan.key) as [string, string];
  const spills = DEEDS.map(([, day]) => ({
    station: tampered,
    at: from + day * DAY + 3 * HOUR,
    hours: 10,
    ammonia: 2.4,
    codMn: 6,
    phosphorus: 0.35,
  }));
  // One more that nobody hides, from the first station down the whole river.
  spills.push({ station: first, at: from + 1 * DAY, hours: 10, ammonia: 3, codMn: 8, phosphorus: 0.5 });
  const clean = [...riverReadings({ seed, stations: TALLY_RIVER, from: start, to: from })];
  const real = [...riverReadings({ seed, stations: TALLY_RIVER, from: start, to, spills, faults: USUAL_FAULTS })];
  const played = real.filter(({ observedAt }) => observedAt >= from);
  const of = (readings: readonly SimulatedReading[], key: string) => readings.filter(({ station }) => station === key);
  const keys = TALLY_RIVER.map(({ plan }) => plan.key);
  const streams = new Map<string, readonly SimulatedReading[]>(keys.map((key) => [key, of(played, key)]));
  const neighbour = streams.get(keys[keys.indexOf(tampered) - 1] as string) ?? [];
  const deeds: Deed[] = [];
  for (const [kind, day] of DEEDS) {
    const falsification = FALSIFICATIONS.find((candidate) => candidate.kind === kind);
    const sensors = TALLY_RIVER.find(({ plan }) => plan.key === tampered)?.plan.sensors ?? [];
    if (falsification === undefined) throw new RangeError(`no falsification ${kind}`);
    const deed = { from: from + day * DAY, to: from + day * DAY + falsification.hours * HOUR };
    const episode = { ...deed, random: random.fork(kind), sensors, neighbour };
    streams.set(tampered, falsification.tamper(streams.get(tampered) ?? [], episode));
    deeds.push({ kind, title: falsification.title, ...deed });
  }
  return { from, to, streams, past: new Map(keys.map((key) => [key, of(clean, key)])), tampered, deeds };
}

/** A profile for each station, learned from its own past and that of the station upstream. */
export function learnProfiles(river: SimulatedRiver, stations: ReadonlyMap<string, Station>): Map<number, Profile> {
  const byId = new Map([...stations].map(([key, station]) => [station.id, key]));
  const history = (key: string, parameter: string) => {
    const known = (river.past.get(key) ?? []).filter(
      (reading) => reading.parameter === parameter && reading.value !== null && reading.sourceFlag === "N",
    );
    return { times: known.map(({ observedAt }) => observedAt), values: known.map(({ value }) => value as number) };
  };
  const profiles = new Map<number, Profile>();
  for (const [key, station] of stations) {
    const upstream = byId.get(station.upstream);
    const histories = station.sensors.map(
      ({ id, parameter }): LearnedFrom => ({
        sensor: id,
        history: history(key, parameter),
        ...(upstream !== undefined && { upstream: history(upstream, parameter) }),
      }),
    );
    const learned = { base: riverProfile, name: key, version: 1, station, histories, tests: FALSIFICATION_TESTS };
    profiles.set(station.id, learnProfile(learned));
  }
  return profiles;
}
