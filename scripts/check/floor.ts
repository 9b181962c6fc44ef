/**
 * The count of tests, against the one in floors.json. `npm test` notes how many passed in .tally/tests.json. `--update` raises the
 * counts of floors.json to what the last run of all tests and the checks see now.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Committed, committedCounts, FLOORS_FILE, floorOf, outsideFloor, raiseFloors } from "./floors.ts";
import type { Check, Report } from "./report.ts";
import { isMain, ROOT, runIfMain } from "./report.ts";

/** Passed tests by runner. */
export interface Counts {
  readonly solidity: number;
  readonly mocha: number;
}

export const RUN_FILE = ".tally/tests.json";
const RUNNERS = ["solidity", "mocha"] as const;
const nameOf = (runner: (typeof RUNNERS)[number]) => `${runner} tests`;

/** The last run of all tests; undefined when there was none. */
export const lastRun = (root: string): Counts | undefined =>
  existsSync(join(root, RUN_FILE)) ? (JSON.parse(readFileSync(join(root, RUN_FILE), "utf8")) as Counts) : undefined;

/** Counts of a run under their names in floors.json. */
export const named = (ran: Counts): Committed =>
  Object.fromEntries(RUNNERS.map((runner) => [nameOf(runner), ran[runner]]));

/** What falls below the floor, one line each. */
export const belowFloor = (ran: Counts, committed: Committed): string[] =>
  RUNNERS.filter((runner) => ran[runner] < floorOf(committed[nameOf(runner)] ?? 1)).map((runner) => {
    const floor = floorOf(committed[nameOf(runner)] ?? 1);
    return `${ran[runner]} ${runner} tests passed, the floor is ${floor} (${FLOORS_FILE})`;
  });

/** Without a run there is nothing to compare but the counts with themselves: they must be there. */
export function checkFloor(root: string): Report {
  const committed = committedCounts(root);
  const ran = lastRun(root);
  const problems = RUNNERS.map((runner) => {
    const count = committed[nameOf(runner)];
    return outsideFloor(nameOf(runner), ran?.[runner] ?? count ?? 0, "passed tests", count);
  }).filter((problem) => problem !== undefined);
  return { seen: RUNNERS.length, of: "runners", problems };
}

export const floorCheck: Check = { name: "floor", run: checkFloor };

/** The counts that the last run of all tests and every check have now. */
async function countsNow(): Promise<Committed> {
  const { CHECKS } = await import("./checks.ts");
  const ran = lastRun(ROOT);
  if (ran === undefined) console.error("No run of all tests is on record, so their counts stay: npm test.");
  const seen: Record<string, number> = ran === undefined ? {} : { ...named(ran) };
  for (const check of CHECKS) seen[check.name] = (await check.run(ROOT)).seen;
  return seen;
}

if (isMain(import.meta.url) && process.argv.includes("--update")) console.log(raiseFloors(ROOT, await countsNow()));
else await runIfMain(import.meta.url, floorCheck);
