import { defineConfig } from "hardhat/config";
import { settings, solc } from "./hardhat.config.ts";

/**
 * The Solidity tests, with a build of their own: `npm run hardhat -- --config hardhat.solidity.config.ts test solidity`.
 *
 * A test embeds every contract that it deploys, and over such files the intermediate representation takes five times as long;
 * it also moves code between lines, which coverage needs exact. So these tests run what the other pipeline of the compiler
 * makes of the contracts. What is deployed and measured is compiled as hardhat.config.ts says, and run by the Mocha tests.
 */
export default defineConfig({
  paths: {
    cache: "cache/solidity",
    artifacts: "cache/solidity/artifacts",
    tests: { solidity: "test/contracts" },
  },
  solidity: { profiles: { default: { ...solc, isolated: false, settings: settings(false) } } },
  test: {
    solidity: {
      fuzz: { runs: 128 },
      invariant: { runs: 16, depth: 32, failOnRevert: false },
      fsPermissions: { readDirectory: ["./test/vectors"] },
    },
  },
});
