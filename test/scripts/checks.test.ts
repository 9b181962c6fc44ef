/** Each check is shown to fail, on a tree made for it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { beyondBudget, isMisplaced } from "../../scripts/check/bundles.ts";
import { checkEffects } from "../../scripts/check/effects.ts";
import { checkErrors } from "../../scripts/check/errors.ts";
import { belowFloor, checkFloor, raiseFloor } from "../../scripts/check/floor.ts";
import { checkGenerated } from "../../scripts/check/generated.ts";
import { checkImports } from "../../scripts/check/imports.ts";
import { runCheck } from "../../scripts/check/report.ts";
import { checkSuppressions } from "../../scripts/check/suppressions.ts";
import { errors } from "../../scripts/generate/errors.ts";
import type { Generator } from "../../scripts/generate/generator.ts";
import { write } from "../../scripts/generate/generator.ts";
import { withTree } from "../../src/testing/tree.ts";

describe("scripts/check", () => {
  describe("a check's floor", () => {
    const nothing = { name: "nothing", floor: 3, run: () => ({ seen: 2, of: "files", problems: [] }) };

    it("fails a check that saw too little", async () => {
      expect((await runCheck(nothing, "")).problems).to.deep.equal([
        "saw 2 files, expected at least 3: the check no longer looks where it should",
      ]);
    });

    it("passes one that saw enough", async () => {
      expect((await runCheck(nothing, "", 2)).problems).to.deep.equal([]);
    });
  });

  describe("bundles", () => {
    const budget = { one: { alone: 500, withEthers: 1_000 } };
    const beyond = (alone: number, withEthers = 900, name = "one") =>
      beyondBudget(new Map([[name, { alone, withEthers }]]), budget);

    it("accepts what is within its budget", () => {
      expect(beyond(500)).to.deep.equal([]);
    });

    it("refuses what has grown, what has no budget, and a budget of nothing", () => {
      expect(beyond(501)).to.deep.equal(["one: 501 bytes alone, the budget is 500"]);
      expect(beyond(1, 1_001)).to.deep.equal(["one: 1001 bytes withEthers, the budget is 1000"]);
      expect(beyond(1, 2, "other")).to.deep.equal([
        "other: 1 bytes alone, the budget is missing",
        "other: 2 bytes withEthers, the budget is missing",
        "one: nothing of this name is measured any more",
      ]);
    });

    it("refuse bytecode, a program and a server's library in the bundle of an application", () => {
      const paths = ["node_modules/fastify/fastify.js", "types/ethers-contracts/factories/X.ts", "src/bridge/run.ts"];
      expect(paths.map(isMisplaced)).to.deep.equal([true, true, true]);
      const fine = ["node_modules/@noble/hashes/sha3.js", "node_modules/ethers/lib.esm/ethers.js", "types/abi/X.ts"];
      expect(fine.map(isMisplaced)).to.deep.equal([false, false, false]);
      expect(["src/sdk/index.ts", "src/lib/clock.ts"].map(isMisplaced)).to.deep.equal([false, false]);
    });
  });

  describe("imports", () => {
    const contract = (name: string, path?: string) =>
      `${path ? `import {X} from "${path}";\n` : ""}contract ${name} {}\n`;
    const problems = (files: Record<string, string>) => withTree(files, (root) => checkImports(root).problems);

    it("refuses Solidity against the grain", async () => {
      const found = await problems({
        "contracts/members/A.sol": contract("A", "../evidence/IB.sol"),
        "contracts/evidence/IB.sol": "interface IB {}\n",
      });
      expect(found).to.deep.equal([
        "contracts/members/A.sol: contracts/members must not import contracts/evidence (../evidence/IB.sol)",
      ]);
    });

    it("refuses a contract of another domain and accepts its interface", async () => {
      const found = await problems({
        "contracts/evidence/A.sol": contract("A", "../members/Members.sol"),
        "contracts/evidence/B.sol": contract("B", "../members/IMembers.sol"),
        "contracts/members/Members.sol": contract("Members"),
        "contracts/members/IMembers.sol": "interface IMembers {}\n",
      });
      expect(found).to.deep.equal([
        "contracts/evidence/A.sol: imports the contract contracts/members/Members.sol of another domain; import its interface",
      ]);
    });

    it("refuses TypeScript against the grain, dynamic imports too, and not what a comment says", async () => {
      const found = await problems({
        "src/lib/a.ts": 'import { b } from "../sdk/b.ts";\n',
        "src/cli/c.ts": 'const d = await import("../vault/d.ts");\n',
        "src/sdk/b.ts": '/** @example import { c } from "../cli/c.ts" */\nexport const b = 1;\n',
        "src/vault/d.ts": "export {};\n",
      });
      expect(found).to.deep.equal([
        "src/cli/c.ts: src/cli must not import src/vault (../vault/d.ts)",
        "src/lib/a.ts: src/lib must not import src/sdk (../sdk/b.ts)",
      ]);
    });

    it("refuses a file that no layer covers, and an import of one", async () => {
      const found = await problems({
        "src/stray/a.ts": "export {};\n",
        "src/lib/b.ts": 'import "../../hardhat.config.ts";\n',
      });
      expect(found).to.deep.equal([
        "src/lib/b.ts: imports hardhat.config.ts, which no layer covers",
        "src/stray/a.ts: no layer covers this file",
      ]);
    });
  });

  describe("effects", () => {
    const use = "export const now = () => Date.now();\n";

    it("refuses the clock in the SDK and allows it in lib/, main.ts and what is Node's own", async () => {
      const files = {
        "src/sdk/a.ts": use,
        "src/lib/clock.ts": use,
        "src/bridge/main.ts": use,
        "src/sdk/node/store.ts": use,
        "src/sdk/node.ts": use,
      };
      const report = await withTree(files, checkEffects);
      expect(report).to.deep.equal({
        seen: 1,
        of: "files",
        problems: ["src/sdk/a.ts:1: uses the clock itself; take it as an argument (T4)"],
      });
    });

    it("finds timers, environment, network and files, but not in comments or method calls", async () => {
      const source = [
        'import { readFileSync } from "node:fs";',
        "setTimeout(f, 1);",
        "const e = process.env;",
        "await fetch(url);",
        "await client.fetch(url); // not fetch( itself",
      ];
      const { problems } = await withTree({ "src/sdk/a.ts": source.join("\n") }, checkEffects);
      expect(problems.map((line) => line.split(" ", 1)[0])).to.deep.equal([
        "src/sdk/a.ts:1:",
        "src/sdk/a.ts:2:",
        "src/sdk/a.ts:3:",
        "src/sdk/a.ts:4:",
      ]);
    });
  });

  describe("reasons", () => {
    const lines = (source: string) =>
      withTree({ "src/a.ts": source }, (root) => checkSuppressions(root).problems.map((line) => line.split(" ", 1)[0]));

    it("refuses a bare suppression and accepts one with a reason", async () => {
      // Put together here, so that the check does not find them in this file.
      const slash = "//";
      const found = await lines(
        [
          `${slash} @ts-expect-error`,
          `${slash} @ts-expect-error the plugin's types lack this option`,
          `${slash} biome-ignore lint/suspicious/noConsole: `,
          `${slash} biome-ignore lint/suspicious/noConsole: a program's output`,
          `${slash} solhint-disable-next-line no-inline-assembly`,
          `${slash} The copy of the calldata would cost more than the rest.`,
          `${slash} solhint-disable-next-line no-inline-assembly`,
          `${slash} @ts-nocheck generated, one might say`, // text that the check has to refuse; switches nothing off
        ].join("\n"),
      );
      expect(found).to.deep.equal(["src/a.ts:1:", "src/a.ts:3:", "src/a.ts:5:", "src/a.ts:8:"]);
    });
  });

  describe("generated", () => {
    const generator: Generator = {
      name: "made-up",
      files: () => new Map([["docs/a.md", "<!-- Generated -->\nnew\n"]]),
    };

    it("refuses a stale file and a missing one, and accepts what the generator wrote", async () => {
      await withTree({ "docs/a.md": "<!-- Generated -->\nold\n" }, async (root) => {
        expect((await checkGenerated(root, [generator])).problems).to.deep.equal([
          "docs/a.md: stale; npm run generate",
        ]);
        expect(await write(root, generator)).to.deep.equal(["docs/a.md"]);
        expect(await checkGenerated(root, [generator])).to.deep.equal({ seen: 1, of: "files", problems: [] });
        expect(await write(root, generator)).to.deep.equal([]);
      });
      const { problems } = await withTree({}, (root) => checkGenerated(root, [generator]));
      expect(problems).to.deep.equal(["docs/a.md: missing; npm run generate"]);
    });

    it("refuses a file that does not say so in line 1", async () => {
      const silent: Generator = { name: "silent", files: () => new Map([["docs/a.md", "text\n"]]) };
      const { problems } = await withTree({ "docs/a.md": "text\n" }, (root) => checkGenerated(root, [silent]));
      expect(problems).to.deep.equal(["docs/a.md: generated, but line 1 does not say so (C2)"]);
    });
  });

  describe("errors", () => {
    const files = {
      "contracts/members/IMade.sol": [
        "interface IMade {",
        "    /// @notice `caller` may not,",
        "    /// for one reason | another.",
        "    error Made_Up(address caller);",
        "}",
      ].join("\n"),
      "src/sdk/core/errors.ts":
        'export const CATALOGUE = { SAMPLE_FAILED: { retryable: true, meaning: "It failed.", remedy: "Do it again." } };\n',
      "test/made.test.ts": 'expect("Made_Up", "SAMPLE_FAILED");\n',
    };
    const problems = async (root: string) => (await checkErrors(root)).problems;

    it("accepts what is described, listed and tested", async () => {
      await withTree(files, async (root) => {
        await write(root, errors);
        expect(await checkErrors(root)).to.deep.equal({ seen: 2, of: "errors", problems: [] });
        const page = readFileSync(join(root, "docs/errors.md"), "utf8");
        expect(page).to.contain("| `SAMPLE_FAILED` | yes | It failed. | Do it again. |");
        expect(page).to.contain("| `Made_Up` | `address caller` | `caller` may not, for one reason \\| another. |");
      });
    });

    it("refuses an error without a notice, one that is not listed, and one that no test names", async () => {
      const bare = "interface IMade {\n    error Made_Up(address caller);\n    error Made_Bare();\n}\n";
      await withTree({ ...files, "contracts/members/IMade.sol": bare }, async (root) => {
        expect(await problems(root)).to.deep.equal([
          "contracts/members/IMade.sol: Made_Up has no @notice",
          "contracts/members/IMade.sol: Made_Bare has no @notice",
          "Made_Up is not in docs/errors.md",
          "Made_Bare is not in docs/errors.md",
          "SAMPLE_FAILED is not in docs/errors.md",
          "Made_Bare is named by no test under test/",
        ]);
      });
    });

    it("refuses an error that is listed but gone", async () => {
      await withTree(files, async (root) => {
        await write(root, errors);
        writeFileSync(join(root, "contracts/members/IMade.sol"), "interface IMade {}\n");
        expect(await problems(root)).to.deep.equal(["docs/errors.md: Made_Up does not exist any more"]);
      });
    });
  });

  describe("floor", () => {
    const floor = { "test/floor.json": '{ "solidity": 2, "mocha": 3 }' };

    it("fails when fewer tests ran than the floor", async () => {
      expect(belowFloor({ solidity: 2, mocha: 2 }, { solidity: 2, mocha: 3 })).to.deep.equal([
        "2 mocha tests passed, the floor is 3 (test/floor.json)",
      ]);
      const run = { ...floor, ".tally/tests.json": '{ "solidity": 0, "mocha": 9 }' };
      expect((await withTree(run, checkFloor)).problems).to.deep.equal([
        "0 solidity tests passed, the floor is 2 (test/floor.json)",
      ]);
    });

    it("fails without a floor", async () => {
      expect((await withTree({}, checkFloor)).problems).to.deep.equal(["test/floor.json is missing"]);
    });

    it("is raised to the last run and never lowered", async () => {
      const run = { ...floor, ".tally/tests.json": '{ "solidity": 1, "mocha": 9 }' };
      await withTree(run, (root) => {
        expect(raiseFloor(root)).to.deep.equal({ solidity: 2, mocha: 9 });
        expect(JSON.parse(readFileSync(join(root, "test/floor.json"), "utf8"))).to.deep.equal({
          solidity: 2,
          mocha: 9,
        });
      });
    });
  });
});
