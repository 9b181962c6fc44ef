/** `npm run test:mutants`: changes a contract in one place, runs the tests that are to notice, and fails when none of them does. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fault } from "../../src/cli/shared/errors.ts";
import { readText } from "../../src/cli/shared/files.ts";
import { readArguments } from "../shared/read-arguments.ts";
import { runProgram } from "../shared/run-program.ts";
import { boundariesOf } from "./boundaries.ts";
import { buildChanged } from "./build.ts";
import { guardsOf } from "./guards.ts";
import { keptMutants } from "./list.ts";
import { type Mutant, mutate } from "./mutant.ts";
import { buildTests, runTests } from "./tests.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".tally/mutants");

const USAGE = `Usage: npm run test:mutants -- [options]

Changes a contract in one place, and fails where no test notices.

  --only TEXT        kept mutants whose name has the text; all of them without options
  --tests FILE,FILE  kept mutants that these files have to notice: paths below test/contracts
  --sweep FILE       a mutant of each check of a contract, by taking it away, and of each comparison with the block's time, by
                     moving it one second; needs --tests
  --help             shows this`;

const OPTIONS = { only: { type: "string" }, sweep: { type: "string" }, tests: { type: "string" } } as const;

/** @throws `USAGE`, `FILE_UNREADABLE`. */
function chosen(args: readonly string[]): Mutant[] {
  const { only = "", sweep, tests } = readArguments(args, OPTIONS);
  if (sweep === undefined) {
    const files = tests?.split(",");
    const kept = keptMutants(ROOT).filter(({ name }) => name.includes(only));
    return files === undefined ? kept : kept.filter((mutant) => mutant.tests.some((file) => files.includes(file)));
  }
  if (tests === undefined)
    throw fault("USAGE", "--sweep needs --tests FILE,FILE: paths below test/contracts", { sweep });
  const source = readText(join(ROOT, sweep));
  return [guardsOf, boundariesOf].flatMap((operator) => operator(sweep, source, tests.split(",")));
}

/** Whether a test noticed; the line says which. */
async function isKilled(mutant: Mutant): Promise<boolean> {
  buildChanged(ROOT, FOLDER, mutant.file, mutate(readFileSync(join(ROOT, mutant.file), "utf8"), mutant));
  const { failed, first } = await runTests(FOLDER, mutant.tests);
  console.log(failed === 0 ? `SURVIVED  ${mutant.name}` : `killed    ${mutant.name}: ${failed} failed, ${first}`);
  return failed > 0;
}

/** Tests that fail over the unchanged file, built as the mutants are, would kill every mutant of it. */
async function passesUnchanged(file: string, mutants: readonly Mutant[]): Promise<boolean> {
  buildChanged(ROOT, FOLDER, file, readFileSync(join(ROOT, file), "utf8"));
  const all = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
  const { passed, failed, first } = await runTests(FOLDER, all);
  if (failed === 0 && passed > 0) return true;
  console.error(`Over ${file} without any change ${passed} tests pass and ${failed} fail: ${first}`);
  return false;
}

async function main(args: readonly string[]): Promise<boolean> {
  const mutants = chosen(args);
  if (mutants.length === 0) throw fault("USAGE", `there is no such mutant: ${args.join(" ")}`, { arguments: args });
  buildTests(ROOT);
  const start = performance.now();
  let survivors = 0;
  try {
    for (const [file, ofFile] of Map.groupBy(mutants, (mutant) => mutant.file)) {
      if (!(await passesUnchanged(file, ofFile))) return false;
      for (const mutant of ofFile) if (!(await isKilled(mutant))) survivors++;
    }
  } finally {
    rmSync(FOLDER, { recursive: true, force: true });
  }
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`${mutants.length} mutants in ${seconds} s`);
  console.log(`${mutants.length - survivors} passed, ${survivors} failed`);
  return survivors === 0;
}

process.exitCode = await runProgram({ usage: USAGE, run: async (args) => ((await main(args)) ? 0 : 1) });
