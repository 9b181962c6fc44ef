import { OPTIONAL_TESTS } from "../../src/bridge/quality/learn/optional-tests.ts";
import { driftScore } from "./drift-score.ts";
import { evaluate, type Learn, learned, learnedWith, shipped } from "./evaluate.ts";
import { qualityReport, type RiverScores, type Scored } from "./quality-report.ts";
import { readRiver } from "./river.ts";
import { scoresOf, visibilityOf } from "./scores.ts";

/** Where the report lies, from the root. */
export const RIVER_REPORT = "docs/reports/quality-river.md";

/** Scores on the four stations in `folder`. */
export function riverScores(folder: string): RiverScores {
  const river = readRiver(folder);
  const score = (learn: Learn) =>
    river.map((station): Scored => {
      const upstream = river.find(({ station: { id } }) => id === station.station.upstream);
      const verdicts = evaluate(station, upstream, learn);
      const visible = (isIn: (variable: string) => boolean) => visibilityOf(station, verdicts, isIn);
      const drift = (isIn: (variable: string) => boolean) => driftScore(station, verdicts, isIn);
      return { station, scores: scoresOf(station, verdicts), visible, drift };
    });
  return { learned: score(learned), everything: score(learnedWith(OPTIONAL_TESTS)), shipped: score(shipped) };
}

/** Text of the report on the four stations in `folder`. The same data give the same text on every machine. */
export function riverReport(folder: string): string {
  return qualityReport(riverScores(folder));
}
