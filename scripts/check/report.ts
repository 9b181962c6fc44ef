/** What every check gives back, and how one is run by itself. */
import { pathToFileURL } from "node:url";

export interface Report {
  /** How many things the check looked at. */
  seen: number;
  /** What those things are: "files". */
  of: string;
  /** One line for each thing that is wrong; empty when all is well. */
  problems: string[];
}

export interface Check {
  name: string;
  /** Fewest things that the check must have seen in this repository. A check that saw nothing has failed. */
  floor: number;
  run(root: string): Promise<Report> | Report;
}

export const ROOT = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");

/** Runs a check and adds a problem when it saw less than its floor. */
export async function runCheck(check: Check, root: string, floor = check.floor): Promise<Report> {
  const report = await check.run(root);
  if (report.seen >= floor) return report;
  const line = `saw ${report.seen} ${report.of}, expected at least ${floor}: the check no longer looks where it should`;
  return { ...report, problems: [...report.problems, line] };
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

/** Runs the check when its file is the program: `node scripts/check/imports.ts`. */
export async function runIfMain(url: string, check: Check): Promise<void> {
  if (process.argv[1] === undefined || url !== pathToFileURL(process.argv[1]).href) return;
  process.exitCode = (await runAll([check])) ? 0 : 1;
}
