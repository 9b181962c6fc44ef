/** The count of tests, against the one in floors.json. `npm test` notes how many passed in .tally/tests.json. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Committed, committedCounts, FLOORS_FILE, floorOf, outsideFloor } from "./floors.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

/** Passed tests by runner. */
export interface Counts {
  readonly solidity: number;
  readonly mocha: number;
}

export const RUN_FILE = ".tally/tests.json";
const RUNNERS = ["solidity", "mocha"] as const;
/** A machine that has Chromium, mosquitto and PostgreSQL runs more Mocha tests than one that has none of them. */
const SHARE = { solidity: 98, mocha: 90 } as const;
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
    return outsideFloor(nameOf(runner), ran?.[runner] ?? count ?? 0, "passed tests", count, SHARE[runner]);
  }).filter((problem) => problem !== undefined);
  return { seen: RUNNERS.length, of: "runners", problems };
}

export const floorCheck: Check = { name: "floor", run: checkFloor };

await runIfMain(import.meta.url, floorCheck);
