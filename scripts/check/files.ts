/** The files a check looks at: those in version control or about to be, so that nothing generated or installed counts. */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";

/** Paths under `root` that match a pattern, sorted, with `/` between folders. */
export function filesMatching(root: string, pattern: string | readonly string[]): string[] {
  const ignored = ignoredUnder(root);
  return globSync(pattern, { cwd: root, exclude: (path) => SKIP.has(path.split("/").at(-1) ?? "") })
    .filter((path) => !ignored.has(path) && statSync(join(root, path)).isFile())
    .sort();
}

const SKIP = new Set(["node_modules", "artifacts", "cache", "dist", "coverage", ".git", ".tally"]);

function ignoredUnder(root: string): Set<string> {
  if (!existsSync(join(root, ".git"))) return new Set();
  const args = ["ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", ":!node_modules", ":!artifacts"];
  return new Set(execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }).split("\0"));
}
