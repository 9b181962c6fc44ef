/** Writes what quality control makes of four real stations: `npm run tool -- scripts/report/quality.ts [FOLDER]`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { RIVER_REPORT, riverReport } from "./river-report.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const report = riverReport(process.argv[2] ?? join(ROOT, "../shared/data/river"));
const file = join(ROOT, RIVER_REPORT);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, report);
console.log(report.split("\n## Per station")[0]);
console.log(`Written: ${RIVER_REPORT}`);
