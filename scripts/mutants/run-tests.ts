/** Some Solidity tests over the artifacts of a folder, in a process of its own: FOLDER FILE... Sends its parent a `LaneResult`. */
import { join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import solidityConfig from "../../hardhat.solidity.config.ts";
import { endWithParent, report } from "../test/child.ts";
import { NOTHING } from "../test/counts.ts";

interface Outcome {
  readonly summary: { readonly passed: number; readonly failed: number };
}

endWithParent();
const [artifacts = "", ...files] = process.argv.slice(2);
const config = join(import.meta.dirname, "../../hardhat.solidity.config.ts");
const hre = await createHardhatRuntimeEnvironment(
  { ...solidityConfig, paths: { ...solidityConfig.paths, artifacts } },
  { config },
);
const testFiles = files.map((file) => join("test/contracts", file));
const result = (await hre.tasks
  .getTask(["test", "solidity"])
  .run({ testFiles, noCompile: true, testSummaryIndex: 1 })) as { value?: Outcome; error?: Outcome };
const { passed = 0, failed = 0 } = (result.value ?? result.error)?.summary ?? {};
report({ ...NOTHING, passed, failed });
