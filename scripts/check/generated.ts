/** Fails when a generated file is not what its generator would write now. */
import { GENERATORS } from "../generate/all.ts";
import type { Generator } from "../generate/generator.ts";
import { compare } from "../generate/generator.ts";
import type { Check, Report } from "./report.ts";
import { runIfMain } from "./report.ts";

export async function checkGenerated(root: string, generators: readonly Generator[]): Promise<Report> {
  const results = await Promise.all(generators.map((generator) => compare(root, generator)));
  return {
    seen: results.reduce((sum, { seen }) => sum + seen, 0),
    of: "files",
    problems: results.flatMap(({ problems }) => problems),
  };
}

export const generatedCheck: Check = { name: "generated", run: (root) => checkGenerated(root, GENERATORS) };

await runIfMain(import.meta.url, generatedCheck);
