/**
 * `npm run tool -- scripts/check/floor.ts --update` raises the counts of floors.json to what the last run of all tests and the checks see now;
 * without `--update` it is the check of the counts of tests.
 */
import { CHECKS } from "./checks.ts";
import { type Committed, raiseFloors } from "./floors.ts";
import { ROOT, runAll } from "./report.ts";
import { floorCheck, lastRun, named } from "./test-counts.ts";

async function countsNow(): Promise<Committed> {
  const ran = lastRun(ROOT);
  if (ran === undefined) console.error("No run of all tests is on record, so their counts stay: npm test.");
  const seen: Record<string, number> = ran === undefined ? {} : { ...named(ran) };
  for (const check of CHECKS) seen[check.name] = (await check.run(ROOT)).seen;
  return seen;
}

if (process.argv.includes("--update")) console.log(raiseFloors(ROOT, await countsNow()));
else process.exitCode = (await runAll([floorCheck])) ? 0 : 1;
