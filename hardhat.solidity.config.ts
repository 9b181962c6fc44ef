import { defineConfig } from "hardhat/config";
import type { BuildProfilesSolidityUserConfig } from "hardhat/types/config";
import type { HardhatPlugin } from "hardhat/types/plugins";
import type { FileBuildResult } from "hardhat/types/solidity";
import deployed, { solc } from "./hardhat.config.ts";

const { profiles, ...common } = deployed.solidity as BuildProfilesSolidityUserConfig;

const TESTS = "project/test/contracts/";

/**
 * So many tests are compiled at once: with all that they import they take about half of the memory that the compiler, which is WebAssembly, can have. All
 * at once do not fit.
 */
const AT_ONCE = 75;

/** Compiles the tests in parts, under a profile of their own, and of what they import only what they create themselves. */
const testBuild: HardhatPlugin = {
  id: "tally-test-build",
  hookHandlers: {
    solidity: async () => ({
      default: async () => ({
        async build(context, files, options, next) {
          if (options?.scope !== "tests") return next(context, files, options);
          const sorted = [...files].sort();
          const built = new Map<string, FileBuildResult>();
          for (let from = 0; from < sorted.length; from += AT_ONCE) {
            const part = sorted.slice(from, from + AT_ONCE);
            const results = await next(context, part, { ...options, buildProfile: "tests", cleanupArtifacts: false });
            if (!context.solidity.isSuccessfulBuildResult(results)) return results;
            for (const [file, result] of results) built.set(file, result);
          }
          if (options.cleanupArtifacts) await context.solidity.cleanupArtifacts(sorted, { scope: "tests" });
          return built;
        },
        invokeSolc: async (context, compiler, input, config, next) => {
          const tests = Object.keys(input.sources).filter((name) => name.startsWith(TESTS));
          if (tests.length === 0) return next(context, compiler, input, config);
          // Whatever is asked of a file, the compiler generates code for all contracts in it: nothing is asked of the others.
          const { "": perFile = [], "*": perContract = [] } = input.settings.outputSelection["*"] ?? {};
          const outputSelection = Object.fromEntries(tests.map((name) => [name, { "": perFile, "*": perContract }]));
          const settings = { ...input.settings, outputSelection };
          const output = await next(context, compiler, { ...input, settings }, config);
          // The runner wants a tree of every file before it says on which line a test failed.
          for (const source of Object.values(output.sources ?? {}))
            source.ast ??= { nodeType: "SourceUnit", nodes: [] };
          return output;
        },
      }),
    }),
  },
};

/**
 * The Solidity tests: `npm run hardhat -- --config hardhat.solidity.config.ts test solidity`.
 *
 * They deploy what hardhat.config.ts builds into artifacts/, by name (test/contracts/utils/Deployer.sol), so the bytecode that runs is the one that is
 * deployed. What remains to be compiled here is the tests.
 */
export default defineConfig({
  plugins: [...(deployed.plugins ?? []), testBuild],
  solidity: {
    ...common,
    splitTestsCompilation: true,
    profiles: {
      ...profiles,
      tests: { ...solc, isolated: false, settings: { evmVersion: "cancun", optimizer: { enabled: false } } },
    },
  },
  paths: { tests: { solidity: "test/contracts" } },
  test: {
    solidity: {
      fuzz: { runs: 128 },
      invariant: { runs: 16, depth: 32, failOnRevert: false },
      fsPermissions: { readDirectory: ["./test/vectors"] },
    },
  },
});
