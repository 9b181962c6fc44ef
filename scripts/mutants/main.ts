/**
 * `npm run test:mutants`: changes a contract in one place, runs the tests that are to notice, and fails when none does. With
 * `--guards FILE --tests FILE,FILE` the changes are not those of the list: each check of the contract is taken away once.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runLane } from "../test/lane.ts";
import { buildChanged } from "./build.ts";
import { guardsOf } from "./guards.ts";
import { MUTANTS } from "./list.ts";
import { type Mutant, mutate } from "./mutant.ts";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".tally/mutants");

const { values } = parseArgs({
  options: { guards: { type: "string" }, tests: { type: "string" }, only: { type: "string" } },
});

function chosen(): readonly Mutant[] {
  const { guards, tests, only } = values;
  if (guards === undefined) return MUTANTS.filter(({ name }) => only === undefined || name.includes(only));
  if (tests === undefined) throw new Error("--guards wants --tests FILE,FILE: paths below test/contracts");
  return guardsOf(guards, readFileSync(join(ROOT, guards), "utf8"), tests.split(","));
}

/** Runs tests over the artifacts of a folder, and gives what failed of them. */
async function run(folder: string, tests: readonly string[]) {
  let output = "";
  const { passed, failed } = await runLane({
    name: "mutant",
    program: join(import.meta.dirname, "run-tests.ts"),
    args: [folder, ...tests],
    seconds: 120,
    bytes: 6 * 2 ** 30,
    signal: new AbortController().signal,
    write: (text) => {
      output += text;
    },
  });
  return { passed, failed, output };
}

const mutants = chosen();
const hardhat = ["node_modules/hardhat/dist/src/cli.js", "--config", "hardhat.solidity.config.ts", "build", "--no-contracts"];
const built = spawnSync(process.execPath, hardhat, { cwd: ROOT, stdio: "inherit" });
if (built.status !== 0) process.exit(1);

// Tests that fail anyway would kill every mutant.
const all = [...new Set(mutants.flatMap(({ tests }) => tests))].sort();
const before = await run(join(ROOT, "artifacts"), all);
if (before.failed > 0 || before.passed === 0) {
  console.log(before.output);
  console.error(`${before.failed} of the tests fail, and ${before.passed} pass, without any change`);
  process.exit(1);
}

const survivors: string[] = [];
const start = performance.now();
for (const mutant of mutants) {
  buildChanged(ROOT, FOLDER, mutant.file, mutate(readFileSync(join(ROOT, mutant.file), "utf8"), mutant));
  const { failed, output } = await run(FOLDER, mutant.tests);
  const killer = /\d+\) (test_\w+|\S.*)/.exec(output)?.[1];
  if (failed === 0) survivors.push(mutant.name);
  console.log(failed === 0 ? `SURVIVED  ${mutant.name}` : `killed    ${mutant.name}  (${failed}: ${killer ?? "ended"})`);
}
rmSync(FOLDER, { recursive: true, force: true });
const seconds = Math.round((performance.now() - start) / 1_000);
console.log(`${mutants.length - survivors.length} passed, ${survivors.length} failed in ${seconds} s`);
process.exitCode = survivors.length === 0 ? 0 : 1;
