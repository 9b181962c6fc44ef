/** Writes docs/reports/falsification-detection.md: what quality control catches of each kind of falsification. `--seeds N`, 20 by default. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../check/report.ts";
import { measure } from "./detection/measure.ts";
import { page } from "./detection/page.ts";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "20" } } });
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 1) throw new RangeError("--seeds takes a whole number from 1");

const measurement = measure(seeds, (seed) => console.error(`seed ${seed} of ${seeds}`));
mkdirSync(join(ROOT, "docs", "reports"), { recursive: true });
const file = join(ROOT, "docs", "reports", "falsification-detection.md");
writeFileSync(file, page(measurement));
for (const [{ kind }, tally] of measurement.kinds) {
  console.log(
    `${kind.padEnd(26)} ${tally.caught} of ${tally.episodes} caught, ${tally.flagged} of ${tally.tampered} readings`,
  );
}
const { quiet } = measurement;
console.log(
  `false alarms: ${quiet.flagged} of ${quiet.readings} untouched readings; written to ${relative(ROOT, file)}`,
);
