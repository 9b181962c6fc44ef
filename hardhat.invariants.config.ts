import { defineConfig } from "hardhat/config";
import solidityConfig from "./hardhat.solidity.config.ts";

/**
 * The invariants at length, 102 400 calls for each, over the build of the Solidity tests:
 * `npm run hardhat -- --config hardhat.invariants.config.ts test solidity test/contracts/invariants/Custody.t.sol`.
 */
export default defineConfig({
  ...solidityConfig,
  test: {
    ...solidityConfig.test,
    solidity: {
      fuzz: { runs: 128 },
      invariant: { runs: 400, depth: 256, failOnRevert: false },
      fsPermissions: { readDirectory: ["./test/vectors"] },
    },
  },
});
