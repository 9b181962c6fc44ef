/** Runs one of the installed tools and turns what it says into a report. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Report } from "./report.ts";

/** `script` is the tool's JavaScript file under node_modules. Its output becomes the problems when it fails. */
export function runTool(root: string, script: string, args: readonly string[], seen: number): Report {
  const run = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (run.status === 0) return { seen, of: "files", problems: [] };
  const output = `${run.stdout}${run.stderr}`.split("\n").filter((line) => line.trim() !== "");
  return {
    seen,
    of: "files",
    problems: output.length > 0 ? output : [`${script} ended with ${run.status ?? run.signal}`],
  };
}

/** Several reports as one. */
export function merge(...reports: Report[]): Report {
  return {
    seen: reports.reduce((sum, { seen }) => sum + seen, 0),
    of: reports[0]?.of ?? "files",
    problems: reports.flatMap(({ problems }) => problems),
  };
}
