import { defineConfig } from "hardhat/config";
import type { BuildProfilesSolidityUserConfig } from "hardhat/types/config";
import { settings, solc } from "./hardhat.config.ts";
import solidityConfig from "./hardhat.solidity.config.ts";

const solidity = solidityConfig.solidity as BuildProfilesSolidityUserConfig;

/**
 * The Solidity tests over instrumented contracts, for `npm run coverage`. They are built into folders of their own, and not by way of the intermediate
 * representation, which moves code between lines.
 */
export default defineConfig({
  ...solidityConfig,
  solidity: {
    ...solidity,
    profiles: { ...solidity.profiles, default: { ...solc, isolated: false, settings: settings(false) } },
  },
  paths: { ...solidityConfig.paths, cache: "cache/coverage", artifacts: "cache/coverage/artifacts" },
  // types/ belongs to the build that is deployed: its factories carry bytecode.
  typechain: { outDir: "cache/coverage/types" },
});
