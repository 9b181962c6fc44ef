/** Writes what quality control makes of four real stations: `npm run tool -- scripts/report/quality.ts [FOLDER]`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { evaluate, type Learn, learned, shipped } from "./evaluate.ts";
import { qualityReport } from "./quality-report.ts";
import { readRiver } from "./river.ts";
import { scoresOf } from "./scores.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const OUTPUT = join(ROOT, "docs/reports/quality-river.md");

const river = readRiver(process.argv[2] ?? join(ROOT, "../shared/data/river"));
const score = (learn: Learn) =>
  river.map((station) => {
    const upstream = river.find(({ station: { id } }) => id === station.station.upstream);
    return { station, scores: scoresOf(station, evaluate(station, upstream, learn)) };
  });

const report = qualityReport(score(learned), score(shipped));
mkdirSync(dirname(OUTPUT), { recursive: true });
writeFileSync(OUTPUT, report);
console.log(report.split("\n## Per station")[0]);
console.log(`Written: ${OUTPUT.slice(ROOT.length)}`);
