/** The compiler's opinion of every TypeScript file. */
import { filesMatching } from "./files.ts";
import { runTool } from "./program.ts";
import type { Check } from "./report.ts";
import { runIfMain } from "./report.ts";

export const typesCheck: Check = {
  name: "types",
  run: (root) => runTool(root, "typescript/bin/tsc", ["--noEmit"], filesMatching(root, ["**/*.ts", "**/*.tsx"]).length),
};

await runIfMain(import.meta.url, typesCheck);
