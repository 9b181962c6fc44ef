/**
 * `npm run tool -- scripts/check/floor.ts --update [NAME ...]` raises the counts of floors.json, or those of these names, to what the
 * last run of all tests and the checks see now; without `--update` it is the check of the counts of tests.
 */
import { parseArgs } from "node:util";
import { CHECKS } from "./checks.ts";
import { type Committed, raiseFloors } from "./floors.ts";
import { ROOT, runAll } from "./report.ts";
import { floorCheck, lastRun, named } from "./test-counts.ts";

async function countsNow(names: readonly string[]): Promise<Committed> {
  const ran = lastRun(ROOT);
  if (ran === undefined) console.error("No run of all tests is on record, so their counts stay: npm test.");
  const wanted = (name: string) => names.length === 0 || names.includes(name);
  const seen: Record<string, number> = {};
  for (const [name, count] of Object.entries(ran === undefined ? {} : named(ran))) if (wanted(name)) seen[name] = count;
  for (const check of CHECKS) if (wanted(check.name)) seen[check.name] = (await check.run(ROOT)).seen;
  return seen;
}

const { values, positionals } = parseArgs({ options: { update: { type: "boolean" } }, allowPositionals: true });
if (values.update) console.log(raiseFloors(ROOT, await countsNow(positionals)));
else process.exitCode = (await runAll([floorCheck])) ? 0 : 1;
