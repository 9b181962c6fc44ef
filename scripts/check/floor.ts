/**
 * The committed floor of test counts, test/floor.json. `npm test` notes how many tests passed in .tally/tests.json; fewer than
 * the floor fail. `--update` raises the floor to the last run and never lowers it: that is an edit somebody has to defend.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Check, Report } from "./report.ts";
import { ROOT, runIfMain } from "./report.ts";

export interface Counts {
  solidity: number;
  mocha: number;
}

export const FLOOR_FILE = "test/floor.json";
export const RUN_FILE = ".tally/tests.json";
const RUNNERS = ["solidity", "mocha"] as const;

const read = (root: string, file: string): Counts | undefined =>
  existsSync(join(root, file)) ? (JSON.parse(readFileSync(join(root, file), "utf8")) as Counts) : undefined;

/** What falls below the floor, one line each. */
export const belowFloor = (ran: Counts, floor: Counts): string[] =>
  RUNNERS.filter((runner) => ran[runner] < floor[runner]).map(
    (runner) => `${ran[runner]} ${runner} tests passed, the floor is ${floor[runner]} (${FLOOR_FILE})`,
  );

export function checkFloor(root: string): Report {
  const floor = read(root, FLOOR_FILE);
  const ran = read(root, RUN_FILE);
  if (floor === undefined) return { seen: 0, of: "tests", problems: [`${FLOOR_FILE} is missing`] };
  // Without a run there is nothing to compare; `npm test` compares its own. The floor itself must still ask for something.
  const counts = ran ?? floor;
  return { seen: counts.solidity + counts.mocha, of: "tests", problems: belowFloor(counts, floor) };
}

export function raiseFloor(root: string): Counts {
  const ran = read(root, RUN_FILE);
  if (ran === undefined) throw new Error("No run of all tests is on record: npm test first.");
  const floor = read(root, FLOOR_FILE) ?? { solidity: 0, mocha: 0 };
  const raised = { solidity: Math.max(ran.solidity, floor.solidity), mocha: Math.max(ran.mocha, floor.mocha) };
  writeFileSync(join(root, FLOOR_FILE), `${JSON.stringify(raised, null, 2)}\n`);
  return raised;
}

export const floorCheck: Check = { name: "floor", floor: 1, run: checkFloor };

if (process.argv.includes("--update")) console.log(raiseFloor(ROOT));
else await runIfMain(import.meta.url, floorCheck);
