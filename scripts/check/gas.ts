/** The gas of our own operations, beside the committed snapshot. The program that measures it is bench/snapshot.ts. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./program.ts";
import type { Check } from "./report.ts";
import { runIfMain } from "./report.ts";

export const gasCheck: Check = {
  name: "gas",
  floor: 0,
  run(root) {
    const present = existsSync(join(root, "bench/gas-snapshot.json")) && existsSync(join(root, "bench/snapshot.ts"));
    if (!present) return { seen: 0, of: "snapshots", problems: [] };
    return { ...runTool(root, "../bench/snapshot.ts", ["--check"], 1), of: "snapshots" };
  },
};

await runIfMain(import.meta.url, gasCheck);
