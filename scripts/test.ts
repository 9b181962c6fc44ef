/**
 * `npm test`: all Solidity and Mocha tests, then the floor. Hardhat by itself exits 0 when it found no test, and counts Mocha's
 * skipped tests as passed; so the runners are called one by one and Mocha is counted here. With files or options as arguments
 * it is plain `hardhat test`, without the floor.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import hre from "hardhat";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import Mocha from "mocha";
import solidityConfig from "../hardhat.solidity.config.ts";
import type { Counts } from "./check/floor.ts";
import { belowFloor, FLOOR_FILE, RUN_FILE } from "./check/floor.ts";

interface Summary {
  passed: number;
  failed: number;
  skipped: number;
  /** What the runner would have printed about the failures, where it leaves that to its caller. */
  failureOutput?: string;
}

/** Hardhat's result of a runner: the summary is in `value` or, when tests failed, in `error`. */
interface RunnerResult {
  value?: { summary: Summary };
  error?: { summary: Summary };
}

const NOTHING: Summary = { passed: 0, failed: 0, skipped: 0 };
let mochaCounts: Summary = NOTHING;

/** Mocha's usual report, and its true counts. */
class CountingReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    mochaCounts = { passed: this.stats.passes, failed: this.stats.failures, skipped: this.stats.pending };
    super.epilogue();
  }
}

async function runSolidity(): Promise<Summary> {
  const config = join(import.meta.dirname, "..", "hardhat.solidity.config.ts");
  const solidity = await createHardhatRuntimeEnvironment(solidityConfig, { config });
  // Failures are numbered from this on. Without it the runner takes itself for the whole run and gives no counts.
  const result = (await solidity.tasks.getTask(["test", "solidity"]).run({ testSummaryIndex: 1 })) as RunnerResult;
  const summary = (result.value ?? result.error)?.summary ?? { ...NOTHING, failed: 1 };
  if (summary.failureOutput) console.log(summary.failureOutput);
  return { ...summary, failed: result.error ? Math.max(summary.failed, 1) : summary.failed };
}

async function runMocha(): Promise<Summary> {
  hre.config.test.mocha.reporter = CountingReporter;
  const result = (await hre.tasks.getTask(["test", "mocha"]).run({ noCompile: true })) as RunnerResult;
  const failed = (result.value ?? result.error)?.summary.failed ?? 1;
  return { ...mochaCounts, failed: Math.max(failed, mochaCounts.failed) };
}

async function runEverything(): Promise<number> {
  await hre.tasks.getTask("build").run({});
  const solidity = await runSolidity();
  const mocha = await runMocha();

  const ran: Counts = { solidity: solidity.passed, mocha: mocha.passed };
  const below = belowFloor(ran, JSON.parse(readFileSync(FLOOR_FILE, "utf8")) as Counts);
  mkdirSync(".tally", { recursive: true });
  writeFileSync(RUN_FILE, `${JSON.stringify(ran)}\n`);

  for (const line of below) console.error(line);
  const sum = (key: "passed" | "failed" | "skipped") => solidity[key] + mocha[key];
  console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
  return sum("failed") > 0 || below.length > 0 ? 1 : 0;
}

const args = process.argv.slice(2);
process.exitCode =
  args.length === 0
    ? await runEverything()
    : (spawnSync(process.execPath, ["node_modules/hardhat/dist/src/cli.js", "test", ...args], { stdio: "inherit" })
        .status ?? 1);
