import { FALSIFICATIONS, type Falsification } from "../../../src/bridge/simulator/falsifier/kinds.ts";
import { swapIdentities } from "../../../src/bridge/simulator/falsifier/swapped-identity.ts";
import type { Episode } from "../../../src/bridge/simulator/falsifier/tampering.ts";
import { createRandom } from "../../../src/bridge/simulator/random.ts";
import { USUAL_FAULTS } from "../../../src/bridge/simulator/river/faults.ts";
import { type Check, checkNames } from "../../../src/sdk/sensing/quality.ts";
import { beyondTwin, type Judged, judge } from "./judge.ts";
import { Tally } from "./tally.ts";
import { createWorld, DAY, type World } from "./world.ts";

export interface Measurement {
  readonly seeds: number;
  readonly kinds: ReadonlyMap<Falsification, Tally>;
  /** Instruments' own faults, by label: readings with the fault, and how many were flagged. */
  readonly faults: ReadonlyMap<string, { readings: number; flagged: number; checks: Map<Check, number> }>;
  readonly untouched: { readings: number; flagged: number; checks: Map<Check, number> };
}

/** Runs every kind of falsification on every seed. */
export function measure(seeds: number, progress: (seed: number) => void): Measurement {
  const kinds = new Map(FALSIFICATIONS.map((kind) => [kind, new Tally()]));
  const faults: Measurement["faults"] & Map<string, { readings: number; flagged: number; checks: Map<Check, number> }> =
    new Map();
  const untouched = { readings: 0, flagged: 0, checks: new Map<Check, number>() };
  for (let seed = 1; seed <= seeds; seed++) {
    const world = createWorld(seed);
    const twin = judge(world, world.watched.own, world.watched.above);
    for (const { checks } of twin) count(untouched, checks);
    for (const [kind, tally] of kinds) addEpisode(world, twin, kind, tally);
    const troubled = createWorld(seed, USUAL_FAULTS);
    for (const { reading, checks } of judge(troubled, troubled.watched.own, troubled.watched.above)) {
      if (reading.label === "none") continue;
      const row = faults.get(reading.label) ?? { readings: 0, flagged: 0, checks: new Map<Check, number>() };
      faults.set(reading.label, row);
      count(row, checks);
      // A missing value is a verdict of its own.
      if (checks === 0 && reading.value === null) row.flagged += 1;
    }
    progress(seed);
  }
  return { seeds, kinds, faults, untouched };
}

function addEpisode(world: World, twin: readonly Judged[], falsification: Falsification, tally: Tally): void {
  const { own, above } = world.watched;
  const from = world.episodeFrom;
  const episode: Episode = {
    from,
    to: from + falsification.hours * 3_600_000,
    random: createRandom(world.seed).fork(falsification.kind),
    sensors: world.station.sensors,
    neighbour: above,
  };
  const stream = falsification.tamper(own, episode);
  // Who exchanges two loggers changes both stations.
  const aboveThen = falsification.kind === "swapped-identity" ? swapIdentities(own, above, episode)[1] : above;
  const judged = beyondTwin(judge(world, stream, aboveThen), twin);
  // What was deleted is told by what comes next.
  const omitted = falsification.kind.startsWith("omitted");
  const traces = judged.filter(({ reading }) =>
    omitted
      ? reading.observedAt >= episode.to && reading.observedAt < episode.to + DAY / 24
      : reading.label === falsification.kind,
  );
  if (traces.length > 0) tally.add(traces, traces[0]?.reading.sentAt ?? from);
}

function count(row: { readings: number; flagged: number; checks: Map<Check, number> }, checks: number): void {
  row.readings += 1;
  if (checks === 0) return;
  row.flagged += 1;
  for (const name of checkNames(checks)) row.checks.set(name, (row.checks.get(name) ?? 0) + 1);
}
