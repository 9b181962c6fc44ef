/** The mutants that are kept: test/contracts/<domain>/mutants.json, beside the tests that have to notice them. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Mutant } from "./mutant.ts";

export function keptMutants(root: string): Mutant[] {
  return globSync("test/contracts/*/mutants.json", { cwd: root })
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(join(root, file), "utf8")) as Mutant[]);
}
