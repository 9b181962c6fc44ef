import { fileURLToPath } from "node:url";
import ethersPlugin from "@nomicfoundation/hardhat-ethers";
import chaiMatchers from "@nomicfoundation/hardhat-ethers-chai-matchers";
import keystore from "@nomicfoundation/hardhat-keystore";
import mocha from "@nomicfoundation/hardhat-mocha";
import networkHelpers from "@nomicfoundation/hardhat-network-helpers";
import typechain from "@nomicfoundation/hardhat-typechain";
import dotenv from "dotenv";
import { configVariable, defineConfig } from "hardhat/config";
import abis from "./scripts/hardhat/abi-plugin.ts";
import parallelSolc from "./scripts/hardhat/parallel-solc-plugin.ts";
import { PLAN } from "./src/deploy/plan.ts";
import { contractsOf } from "./src/deploy/select-domains.ts";

dotenv.config({ quiet: true });

/** The compiler comes from npm as wasm: nothing is downloaded, every machine compiles with the same bytes. */
export const solc = { version: "0.8.37", path: fileURLToPath(import.meta.resolve("solc/soljson.js")) };

const settings = {
  evmVersion: "cancun",
  viaIR: true,
  optimizer: { enabled: true, runs: 10_000 },
};

/** A bearer token, where the node asks for one. */
const token = process.env.BESU_RPC_TOKEN?.trim();

export default defineConfig({
  plugins: [ethersPlugin, chaiMatchers, keystore, mocha, networkHelpers, typechain, abis, parallelSolc],
  solidity: {
    // OpenZeppelin's own that the plan deploys unchanged: the timelock, and signature checks for keys without an address.
    npmFilesToBuild: contractsOf(PLAN)
      .map(({ source }) => source)
      .filter((source) => source.startsWith("@")),
    profiles: {
      // One cached build serves tests, deployment, gas snapshots and benchmarks: what is measured is what is deployed.
      default: { compilers: [{ ...solc, settings }] },
      production: { compilers: [{ ...solc, settings }], isolated: false },
    },
  },
  networks: {
    localhost: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
    besu: {
      type: "http",
      chainType: "l1",
      url: configVariable("BESU_RPC_URL"),
      accounts: [configVariable("BESU_DEPLOYER_KEY")],
      ...(token && { httpHeaders: { authorization: `Bearer ${token}` } }),
    },
  },
  // The Solidity tests have a configuration of their own, hardhat.solidity.config.ts: none of them is built here.
  paths: { tests: { mocha: "test", solidity: "contracts" } },
  test: { mocha: { timeout: 120_000 } },
});
