import { evaluate, type Learn, learned, shipped } from "./evaluate.ts";
import { qualityReport } from "./quality-report.ts";
import { readRiver } from "./river.ts";
import { scoresOf, visibilityOf } from "./scores.ts";

/** Where the report lies, from the root. */
export const RIVER_REPORT = "docs/reports/quality-river.md";

/** Text of the report on the four stations in `folder`. The same data give the same text on every machine. */
export function riverReport(folder: string): string {
  const river = readRiver(folder);
  const score = (learn: Learn) =>
    river.map((station) => {
      const upstream = river.find(({ station: { id } }) => id === station.station.upstream);
      const verdicts = evaluate(station, upstream, learn);
      const visible = (isIn: (variable: string) => boolean) => visibilityOf(station, verdicts, isIn);
      return { station, scores: scoresOf(station, verdicts), visible };
    });
  return qualityReport(score(learned), score(shipped));
}
