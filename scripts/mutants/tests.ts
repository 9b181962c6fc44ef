/** Runs Solidity tests over a folder of artifacts. */
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import solidityConfig from "../../hardhat.solidity.config.ts";
import { runLane } from "../test/lane.ts";

export interface Ran {
  readonly passed: number;
  readonly failed: number;
  /** The first test that failed, or why the run ended before its end. */
  readonly first: string;
}

/** Compiles the tests, once. @throws HardhatError when they do not compile. */
export async function buildTests(root: string): Promise<void> {
  const config = join(root, "hardhat.solidity.config.ts");
  const hre = await createHardhatRuntimeEnvironment(solidityConfig, { config });
  await hre.tasks.getTask("build").run({ noContracts: true });
}

/** In a process of its own with a limit of time and memory: a changed contract may loop for ever. */
export async function runTests(artifacts: string, tests: readonly string[]): Promise<Ran> {
  let output = "";
  const { passed, failed } = await runLane({
    name: "mutant",
    program: join(import.meta.dirname, "run-tests.ts"),
    args: [artifacts, ...tests],
    seconds: 240,
    bytes: 6 * 2 ** 30,
    signal: new AbortController().signal,
    write: (text) => {
      output += text;
    },
  });
  const first = /^\s*\d+\) ((?:test|invariant)\w+)|lane was ended: (.*)/m.exec(output);
  return { passed, failed, first: first?.[1] ?? first?.[2] ?? output.trim().slice(-200) };
}
