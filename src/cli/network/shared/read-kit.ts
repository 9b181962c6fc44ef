import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "../../../lib/package-root.ts";
import type { Kit } from "../../../network/kit/kit.ts";

/** The package's folder network/: what an organisation runs around its nodes. */
export function readKit(): Kit {
  const root = join(packageRoot(), "network");
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const named = files.map((file) => [relative(root, file).replaceAll("\\", "/"), readFileSync(file, "utf8")] as const);
  return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}
