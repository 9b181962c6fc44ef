/** Builds the Solidity tests in parts: the compiler, which is WebAssembly, has too little memory for all of them at once. */
import { globSync } from "node:fs";
import { join } from "node:path";
import type { HardhatRuntimeEnvironment } from "hardhat/types/hre";

/** So many sources of tests, with all that they import, take about half of the compiler's memory. */
const AT_ONCE = 75;

/** Takes the contracts as they were built. @throws HardhatError when a part does not compile. */
export async function buildSolidityTests(hre: HardhatRuntimeEnvironment, root: string): Promise<void> {
  const sources = globSync("test/contracts/**/*.sol", { cwd: root }).sort();
  for (let from = 0; from < sources.length; from += AT_ONCE) {
    const files = sources.slice(from, from + AT_ONCE).map((source) => join(root, source));
    await hre.tasks.getTask("build").run({ files, noContracts: true });
  }
}
