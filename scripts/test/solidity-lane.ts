/** All Solidity tests, in a process of their own: sends its parent a `LaneResult`. */
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import solidityConfig from "../../hardhat.solidity.config.ts";
import { endWithParent, report } from "./child.ts";
import { type LaneResult, secondsSince } from "./counts.ts";

interface Outcome {
  readonly summary: {
    readonly passed: number;
    readonly failed: number;
    readonly skipped: number;
    /** What the runner would have printed about the failures, where it leaves that to its caller. */
    readonly failureOutput?: string;
  };
  readonly suiteResults: readonly { readonly id: { readonly name: string }; readonly durationNs: bigint }[];
}

/** Hardhat's result of a runner: the outcome is in `value` or, when tests failed, in `error`. */
interface RunnerResult {
  readonly value?: Outcome;
  readonly error?: Outcome;
}

async function runSolidity(): Promise<LaneResult> {
  const config = join(import.meta.dirname, "../../hardhat.solidity.config.ts");
  const hre = await createHardhatRuntimeEnvironment(solidityConfig, { config });
  const start = performance.now();
  await hre.tasks.getTask("build").run({ noContracts: true }); // npm test has built the contracts already
  const built = performance.now();
  // Failures are numbered from this on. Without it the runner takes itself for the whole run and gives no counts.
  const result = (await hre.tasks
    .getTask(["test", "solidity"])
    .run({ testSummaryIndex: 1, noCompile: true })) as RunnerResult;
  const outcome = result.value ?? result.error;
  const { passed = 0, failed = 1, skipped = 0 } = outcome?.summary ?? {};
  return {
    passed,
    failed: result.error ? Math.max(failed, 1) : failed,
    skipped,
    failures: outcome?.summary.failureOutput ? [outcome.summary.failureOutput.slice(0, 8_000)] : [],
    phases: { "solidity: build of the tests": secondsSince(start, built), "solidity: tests": secondsSince(built) },
    files: Object.fromEntries(
      outcome?.suiteResults.map(({ id, durationNs }) => [id.name, Number(durationNs / 10_000_000n) / 100]) ?? [],
    ),
  };
}

endWithParent();
report(await runSolidity());
