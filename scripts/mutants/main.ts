/**
 * `npm run test:mutants`: changes a contract in one place, runs the tests that are to notice, and fails when none of them does. Without
 * options it takes the kept mutants, `--only TEXT` those whose name has the text, `--tests FILE,FILE` those that these files have to
 * notice. `--sweep FILE --tests FILE,FILE` makes a mutant of
 * each check of a contract, by taking it away, and of each comparison with the block's time, by moving it one second.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { boundariesOf } from "./boundaries.ts";
import { buildChanged } from "./build.ts";
import { guardsOf } from "./guards.ts";
import { keptMutants } from "./list.ts";
import { type Mutant, mutate } from "./mutant.ts";
import { buildTests, runTests } from "./tests.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".tally/mutants");

const { values } = parseArgs({
  options: { only: { type: "string" }, sweep: { type: "string" }, tests: { type: "string" } },
});

function chosen({ only = "", sweep, tests }: typeof values): Mutant[] {
  if (sweep === undefined) {
    const files = tests?.split(",");
    const kept = keptMutants(ROOT).filter(({ name }) => name.includes(only));
    return files === undefined ? kept : kept.filter((mutant) => mutant.tests.some((file) => files.includes(file)));
  }
  if (tests === undefined) throw new Error("--sweep needs --tests FILE,FILE: paths below test/contracts");
  const source = readFileSync(join(ROOT, sweep), "utf8");
  return [guardsOf, boundariesOf].flatMap((operator) => operator(sweep, source, tests.split(",")));
}

/** Whether a test noticed; the line says which. */
async function isKilled(mutant: Mutant): Promise<boolean> {
  buildChanged(ROOT, FOLDER, mutant.file, mutate(readFileSync(join(ROOT, mutant.file), "utf8"), mutant));
  const { failed, first } = await runTests(FOLDER, mutant.tests);
  console.log(failed === 0 ? `SURVIVED  ${mutant.name}` : `killed    ${mutant.name}: ${failed} failed, ${first}`);
  return failed > 0;
}

async function main(mutants: readonly Mutant[]): Promise<boolean> {
  if (mutants.length === 0) throw new Error("no mutant of this name");
  buildTests(ROOT);
  // Tests that fail without any change would kill every mutant.
  const all = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
  const before = await runTests(join(ROOT, "artifacts"), all);
  if (before.failed > 0 || before.passed === 0) {
    console.error(`Without any change ${before.passed} tests pass and ${before.failed} fail: ${before.first}`);
    return false;
  }
  const start = performance.now();
  let survivors = 0;
  try {
    for (const mutant of mutants) if (!(await isKilled(mutant))) survivors++;
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`${mutants.length} mutants in ${seconds} s`);
  console.log(`${mutants.length - survivors} passed, ${survivors} failed`);
  return survivors === 0;
}

process.exitCode = (await main(chosen(values))) ? 0 : 1;
