/** Biome's and solhint's rules. House rules that neither knows are in effects.ts and suppressions.ts. */
import { filesMatching } from "./files.ts";
import { merge, runTool } from "./program.ts";
import type { Check } from "./report.ts";
import { runIfMain } from "./report.ts";

export const lintCheck: Check = {
  name: "lint",
  run(root) {
    const solidity = filesMatching(root, "contracts/**/*.sol");
    const typescript = filesMatching(root, ["**/*.ts", "**/*.tsx", "**/*.mjs"]);
    return merge(
      runTool(root, "@biomejs/biome/bin/biome", ["lint", "--error-on-warnings"], typescript.length),
      runTool(root, "solhint/solhint.js", ["--noPoster", "--max-warnings", "0", ...solidity], solidity.length),
    );
  },
};

await runIfMain(import.meta.url, lintCheck);
