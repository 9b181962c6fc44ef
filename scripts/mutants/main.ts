/** `npm run test:mutants`: changes a contract in one place, runs the tests that are to notice, and fails when none of them does. */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fault } from "../../src/cli/shared/errors.ts";
import { readText } from "../../src/cli/shared/files.ts";
import { readArguments } from "../shared/read-arguments.ts";
import { runProgram } from "../shared/run-program.ts";
import { boundariesOf } from "./boundaries.ts";
import { guardsOf } from "./guards.ts";
import { openLane } from "./lane.ts";
import { keptMutants } from "./list.ts";
import type { Mutant } from "./mutant.ts";
import { buildTests } from "./tests.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".tally/mutants");
/** Each holds a compiler of its own, which takes more than a gigabyte. */
const LANES = 4;

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

async function main(args: readonly string[]): Promise<boolean> {
  const mutants = chosen(args);
  if (mutants.length === 0) throw fault("USAGE", `there is no such mutant: ${args.join(" ")}`, { arguments: args });
  await buildTests(ROOT);
  const start = performance.now();
  const files = [...Map.groupBy(mutants, ({ file }) => file)].map(([file, ofFile]) => ({ file, mutants: ofFile }));
  // The longest first, so that no lane ends long after the others.
  const queue = files.sort((a, b) => b.mutants.length - a.mutants.length);
  let survivors = 0;
  async function work(number: number): Promise<void> {
    const lane = openLane(ROOT, join(FOLDER, String(number)));
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const found = await lane.survivorsOf(next);
        survivors += found;
      }
    } finally {
      await lane.close();
    }
  }
  const lanes = Math.min(LANES, availableParallelism(), queue.length);
  const ended = await Promise.allSettled(Array.from({ length: lanes }, (_, number) => work(number)));
  const seconds = Math.round((performance.now() - start) / 1_000);
  console.log(`${mutants.length} mutants in ${seconds} s`);
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  console.log(`${mutants.length - survivors} passed, ${survivors} failed`);
  return survivors === 0;
}

process.exitCode = await runProgram({ usage: USAGE, run: async (args) => ((await main(args)) ? 0 : 1) });
