import { defineConfig } from "hardhat/config";
import solidityConfig from "./hardhat.solidity.config.ts";

/**
 * The Solidity tests over instrumented contracts, for `npm run coverage`, built into folders of their own. What is counted is marked in the source, so
 * the intermediate representation, which moves code between lines, does not matter; without it the marks leave some functions too little stack.
 */
export default defineConfig({
  ...solidityConfig,
  paths: { ...solidityConfig.paths, cache: "cache/coverage", artifacts: "cache/coverage/artifacts" },
  // types/ belongs to the build that is deployed: its factories carry bytecode.
  typechain: { outDir: "cache/coverage/types" },
});
