/** What every check gives back, and how one is run by itself. */
import { pathToFileURL } from "node:url";
import { type Committed, committedCounts, outsideFloor } from "./floors.ts";

export interface Report {
  /** How many things the check looked at. */
  seen: number;
  /** What those things are: "files". */
  of: string;
  /** One line for each thing that is wrong; empty when all is well. */
  problems: string[];
}

export interface Check {
  /** Names its count in floors.json as well. */
  name: string;
  run(root: string): Promise<Report> | Report;
}

export const ROOT = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

/** Runs a check and adds a problem when it saw too little, or so much more than was committed that the floor has to rise. */
export async function runCheck(
  check: Check,
  root: string,
  committed: Committed = committedCounts(ROOT),
): Promise<Report> {
  const report = await check.run(root);
  const problem = outsideFloor(check.name, report.seen, report.of, committed[check.name]);
  return problem === undefined ? report : { ...report, problems: [...report.problems, problem] };
}

/** Prints a report, problems first. */
export function print(check: Check, report: Report, seconds: number): void {
  for (const problem of report.problems) console.error(`  ${problem}`);
  const verdict = report.problems.length === 0 ? "ok  " : "FAIL";
  const figures = `${report.seen} ${report.of}, ${report.problems.length} problems, ${seconds.toFixed(1)} s`;
  console.log(`${verdict} ${check.name.padEnd(10)} ${figures}`);
}

/** Runs checks one after the other and prints one line for each. Whether all passed. */
export async function runAll(checks: readonly Check[], root = ROOT): Promise<boolean> {
  let good = true;
  for (const check of checks) {
    const start = performance.now();
    const report = await runCheck(check, root);
    print(check, report, (performance.now() - start) / 1000);
    good &&= report.problems.length === 0;
  }
  return good;
}

/** Whether the module of this address is the program that was started. */
export const isMain = (url: string) => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;

/** Runs the check when its file is the program: `node scripts/check/imports.ts`. */
export async function runIfMain(url: string, check: Check): Promise<void> {
  if (!isMain(url)) return;
  process.exitCode = (await runAll([check])) ? 0 : 1;
}
