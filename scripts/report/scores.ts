import type { Verdict } from "../../src/bridge/model/qualifier.ts";
import { quantile } from "../../src/bridge/quality/qartod/percentile-range.ts";
import { Check, Quality } from "../../src/sdk/sensing/model/quality.ts";
import type { Label, RiverStation } from "./river.ts";

/** What can be scored: any flag at all, a missing value, or one test. */
export const TESTS = [
  "Any",
  "Missing",
  "GrossRange",
  "Spike",
  "RateOfChange",
  "FlatLine",
  "AttenuatedSignal",
  "RepeatedBlock",
  "FrozenAtLimit",
  "DigitPattern",
  "ImpossibleCombination",
  "UpstreamDisagreement",
  "VarianceCollapse",
  "Drift",
] as const;

export type TestName = (typeof TESTS)[number];

export interface Score {
  caught: number;
  missed: number;
  /** Good points that were flagged, and all of them. */
  goodFlagged: number;
  good: number;
  /** Flagged points that no technician went over: neither right nor wrong. */
  unreviewedFlagged: number;
}

/** By variable and test. */
export type Scores = ReadonlyMap<string, ReadonlyMap<TestName, Score>>;

/** Labels by how visible the fault is, and how many of them any test caught. */
export const VISIBILITY = ["missing", "blanked", "jump", "small"] as const;

export type Visibility = Record<(typeof VISIBILITY)[number], { labels: number; caught: number }>;

/** `isIn`: which variables count. A jump is a correction greater than 99 % of the steps between neighbours. */
export function visibilityOf(
  { points, labels, variables }: RiverStation,
  verdicts: readonly Verdict[],
  isIn: (variable: string) => boolean,
): Visibility {
  const result = Object.fromEntries(VISIBILITY.map((name) => [name, { labels: 0, caught: 0 }])) as Visibility;
  for (const [sensor, variable] of variables) {
    if (!isIn(variable)) continue;
    const jump = usualStep(points.filter((point) => point.sensor === sensor).map(({ value }) => value));
    for (const [i, { code, correction }] of labels.entries()) {
      if (points[i]?.sensor !== sensor || code === "") continue;
      const isGone = correction === null ? "blanked" : correction > jump ? "jump" : "small";
      const entry = result[points[i]?.value === null ? "missing" : isGone];
      entry.labels++;
      if (speaksUp("Any", verdicts[i] as Verdict)) entry.caught++;
    }
  }
  return result;
}

/** 99 % of the steps between neighbours are smaller. */
export function usualStep(values: readonly (number | null)[]): number {
  const steps = values.flatMap((value, i) => {
    const before = values[i - 1] ?? null;
    return value === null || before === null ? [] : [Math.abs(value - before)];
  });
  return quantile(
    steps.sort((a, b) => a - b),
    0.99,
  );
}

export function scoresOf({ points, labels, variables }: RiverStation, verdicts: readonly Verdict[]): Scores {
  const scores = new Map([...variables.values()].map((variable) => [variable, emptyScores()]));
  for (const [i, { sensor }] of points.entries()) {
    const own = scores.get(variables.get(sensor) as string) as Map<TestName, Score>;
    for (const test of TESTS) count(own.get(test) as Score, labels[i] as Label, speaksUp(test, verdicts[i] as Verdict));
  }
  return scores;
}

export function sum(scores: readonly Score[]): Score {
  const total = emptyScore();
  for (const score of scores) for (const key of Object.keys(total) as (keyof Score)[]) total[key] += score[key];
  return total;
}

export const emptyScore = (): Score => ({ caught: 0, missed: 0, goodFlagged: 0, good: 0, unreviewedFlagged: 0 });
const emptyScores = () => new Map(TESTS.map((test) => [test, emptyScore()]));

function speaksUp(test: TestName, { quality, checks }: Verdict): boolean {
  if (test === "Any") return quality !== Quality.Good && quality !== Quality.NotEvaluated;
  if (test === "Missing") return quality === Quality.Missing;
  return (checks & Check[test]) !== 0;
}

function count(score: Score, { code, isReviewed }: Label, isFlagged: boolean): void {
  if (code !== "") {
    if (isFlagged) score.caught++;
    else score.missed++;
  } else if (isReviewed) {
    score.good++;
    if (isFlagged) score.goodFlagged++;
  } else if (isFlagged) {
    score.unreviewedFlagged++;
  }
}
