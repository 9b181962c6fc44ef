/** Biome formats TypeScript and JSON, prettier formats Solidity. With `--write` they do it instead of complaining. */
import { filesMatching } from "./files.ts";
import { merge, runTool } from "./program.ts";
import type { Check } from "./report.ts";
import { ROOT, runIfMain } from "./report.ts";

const TYPESCRIPT = ["**/*.ts", "**/*.tsx", "**/*.mjs", "**/*.json"];

const format = (root: string, write: boolean) => {
  const solidity = filesMatching(root, ["contracts/**/*.sol", "test/**/*.sol"]);
  return merge(
    runTool(
      root,
      "@biomejs/biome/bin/biome",
      ["format", ...(write ? ["--write"] : [])],
      filesMatching(root, TYPESCRIPT).length,
    ),
    runTool(root, "prettier/bin/prettier.cjs", [write ? "--write" : "--check", ...solidity], solidity.length),
  );
};

export const formatCheck: Check = { name: "format", run: (root) => format(root, false) };

if (process.argv.includes("--write")) {
  const { problems } = format(ROOT, true);
  for (const line of problems) console.error(line);
  process.exitCode = problems.length === 0 ? 0 : 1;
} else {
  await runIfMain(import.meta.url, formatCheck);
}
