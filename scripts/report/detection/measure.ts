import { type Check, checkNames } from "../../../src/sdk/sensing/model/quality.ts";
import { FALSIFICATIONS, type Falsification } from "../../../src/simulator/falsifier/kinds.ts";
import { swapIdentities } from "../../../src/simulator/falsifier/swapped-identity.ts";
import type { Episode } from "../../../src/simulator/falsifier/tampering.ts";
import { createRandom } from "../../../src/simulator/random.ts";
import { USUAL_FAULTS } from "../../../src/simulator/river/faults.ts";
import { beyondTwin, type Judged, judge } from "./judge.ts";
import { Tally } from "./tally.ts";
import { createWorld, DAY, SPILL_DAYS, type World } from "./world.ts";

/** Readings, and what spoke against them. */
export interface Row {
  readings: number;
  flagged: number;
  readonly checks: Map<Check, number>;
}

export interface Measurement {
  readonly seeds: number;
  readonly kinds: ReadonlyMap<Falsification, Tally>;
  /** Instruments' own faults, by label. */
  readonly faults: ReadonlyMap<string, Row>;
  /** Untouched readings of days with no spill in the water, and of the days with one. */
  readonly quiet: Row;
  readonly spilt: Row;
  /** Flagged readings of each station-day without a spill, ascending. */
  readonly days: readonly number[];
}

const row = (): Row => ({ readings: 0, flagged: 0, checks: new Map() });

/** Runs every kind of falsification on every seed. */
export function measure(seeds: number, progress: (seed: number) => void): Measurement {
  const kinds = new Map(FALSIFICATIONS.map((kind) => [kind, new Tally()]));
  const faults = new Map<string, Row>();
  const [quiet, spilt] = [row(), row()];
  const days: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const world = createWorld(seed);
    const twin = judge(world, world.watched.own, world.watched.above);
    const isSpilt = (at: number) => at >= world.episodeFrom - DAY / 2 && at < world.episodeFrom + SPILL_DAYS * DAY;
    for (const { reading, checks } of twin) count(isSpilt(reading.observedAt) ? spilt : quiet, checks);
    for (const [day, flagged] of flaggedByDay(twin, world)) {
      if (!isSpilt(world.episodeFrom + day * DAY)) days.push(flagged);
    }
    for (const [kind, tally] of kinds) addEpisode(world, twin, kind, tally);

    const troubled = createWorld(seed, USUAL_FAULTS);
    for (const { reading, checks } of judge(troubled, troubled.watched.own, troubled.watched.above)) {
      if (reading.label === "none") continue;
      const counted = faults.get(reading.label) ?? row();
      faults.set(reading.label, counted);
      count(counted, checks);
      // A missing value is a verdict of its own.
      if (checks === 0 && reading.value === null) counted.flagged += 1;
    }
    progress(seed);
  }
  return { seeds, kinds, faults, quiet, spilt, days: days.sort((a, b) => a - b) };
}

function addEpisode(world: World, twin: readonly Judged[], falsification: Falsification, tally: Tally): void {
  const { own, above } = world.watched;
  const from = world.episodeFrom;
  const to = from + falsification.hours * 3_600_000;
  const episode: Episode = {
    from,
    to,
    random: createRandom(world.seed).fork(falsification.kind),
    sensors: world.station.sensors,
    neighbour: above,
  };
  const stream = falsification.tamper(own, episode);
  // Who exchanges two loggers changes both stations.
  const aboveThen = falsification.kind === "swapped-identity" ? swapIdentities(own, above, episode)[1] : above;
  const judged = judge(world, stream, aboveThen);
  // What was deleted is told by what comes next.
  const omitted = falsification.kind.startsWith("omitted");
  const traces = beyondTwin(judged, twin).filter(({ reading }) =>
    omitted ? reading.observedAt >= to && reading.observedAt < to + 3_600_000 : reading.label === falsification.kind,
  );
  if (traces.length === 0) return;
  const days = flaggedByDay(judged, world);
  const last = Math.floor((to - from) / DAY);
  tally.add(traces, Math.max(0, ...Array.from({ length: last + 1 }, (_, day) => days.get(day) ?? 0)));
}

/** Flagged readings of each day, counted from the beginning of the episode, by the time they were sent. */
function flaggedByDay(judged: readonly Judged[], { episodeFrom }: World): Map<number, number> {
  const days = new Map<number, number>();
  for (const { reading, checks } of judged) {
    const day = Math.floor((reading.sentAt - episodeFrom) / DAY);
    days.set(day, (days.get(day) ?? 0) + (checks === 0 ? 0 : 1));
  }
  return days;
}

function count(counted: Row, checks: number): void {
  counted.readings += 1;
  if (checks === 0) return;
  counted.flagged += 1;
  for (const name of checkNames(checks)) counted.checks.set(name, (counted.checks.get(name) ?? 0) + 1);
}
