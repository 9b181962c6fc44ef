import { expect } from "chai";
import { checkImports } from "../../../scripts/check/imports.ts";
import { withTree } from "../../../src/testing/tree.ts";

describe("scripts/check/imports", () => {
  const contract = (name: string, path?: string) =>
    `${path ? `import {X} from "${path}";\n` : ""}contract ${name} {}\n`;
  const problems = (files: Record<string, string>) => withTree(files, (root) => checkImports(root, {}).problems);

  /** What the room of a domain says that it needs. */
  const needs = (domain: string, ...names: string[]) => ({
    [`src/sdk/${domain}/domain.ts`]: `export const domain = { needs: ${JSON.stringify(names)} };\n`,
  });

  it("takes a folder of contracts/instruments for a domain of its own", async () => {
    const found = await problems({
      ...needs("bills", "ledger"),
      "contracts/instruments/bills/Bills.sol": contract("Bills", "../../ledger/ILedger.sol"),
      "contracts/instruments/letters/Letters.sol": contract("Letters", "../../ledger/ILedger.sol"),
      "contracts/ledger/ILedger.sol": "interface ILedger {}\n",
      "src/sdk/bills/a.ts": 'import "../letters/b.ts";\n',
      "src/sdk/letters/b.ts": "export {};\n",
    });
    expect(found).to.deep.equal([
      "contracts/instruments/letters/Letters.sol: contracts/instruments/letters must not import contracts/ledger (../../ledger/ILedger.sol)",
      "src/sdk/bills/a.ts: bills does not need letters, and must not import src/sdk/letters",
    ]);
  });

  it("refuses a domain whose rooms name other needs", async () => {
    const found = await problems({
      ...needs("cargo", "members"),
      "src/deploy/cargo/plan.ts": 'export const cargo = { needs: ["members", "lots"] };\n',
      "contracts/cargo/ICargo.sol": "interface ICargo {}\n",
    });
    expect(found).to.deep.equal([
      "src/sdk/cargo/domain.ts: needs members, and src/deploy/cargo/plan.ts needs lots, members",
    ]);
  });

  it("refuses a stage of the bridge that no rule covers", async () => {
    const found = await problems({
      "src/bridge/guess/a.ts": 'import "../model/b.ts";\n',
      "src/bridge/model/b.ts": "export {};\n",
    });
    expect(found).to.deep.equal(["src/bridge/guess/a.ts: no rule covers the stage guess"]);
  });

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
      ...needs("evidence", "members"),
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
      "src/cli/c.ts": 'const d = await import("../notary/d.ts");\n',
      "src/sdk/b.ts": '/** @example import { c } from "../cli/c.ts" */\nexport const b = 1;\n',
      "src/notary/d.ts": "export {};\n",
    });
    expect(found).to.deep.equal([
      "src/cli/c.ts: src/cli must not import src/notary (../notary/d.ts)",
      "src/lib/a.ts: src/lib must not import src/sdk (../sdk/b.ts)",
    ]);
  });

  it("refuses a file that no layer covers, and an import of one", async () => {
    const found = await problems({
      "src/stray/a.ts": "export {};\n",
      "src/lib/b.ts": 'import "../../elsewhere.ts";\n',
    });
    expect(found).to.deep.equal([
      "src/lib/b.ts: imports elsewhere.ts, which no layer covers",
      "src/stray/a.ts: no layer covers this file",
    ]);
  });

  it("lets tests, benchmarks, examples and scripts import the product, which imports none of them", async () => {
    const found = await problems({
      "src/lib/a.ts": 'import "../../scripts/b.ts";\n',
      "src/cli/c.ts": 'import "../testing/d.ts";\n',
      "src/testing/d.ts": "export {};\n",
      "scripts/b.ts": 'import "../src/testing/d.ts";\n',
      "bench/e.ts": 'import "../scripts/b.ts";\nimport "../examples/g.ts";\n',
      "examples/g.ts": 'import "../src/testing/d.ts";\n',
      "src/lib/f.ts": "export {};\n",
      "test/h.test.ts": 'import "../scripts/b.ts";\nimport "../src/testing/d.ts";\n',
    });
    expect(found).to.deep.equal([
      "bench/e.ts: bench must not import examples (../examples/g.ts)",
      "examples/g.ts: examples must not import src/testing (../src/testing/d.ts)",
      "src/cli/c.ts: src/cli must not import src/testing (../testing/d.ts)",
      "src/lib/a.ts: src/lib must not import scripts (../../scripts/b.ts)",
    ]);
  });

  it("refuses Solidity tests that import anything but contracts and tests", async () => {
    const found = await problems({
      "test/contracts/A.t.sol":
        'import {B} from "../../contracts/types/B.sol";\nimport {C} from "../../bench/C.sol";\n',
      "contracts/types/B.sol": "type B is uint32;\n",
      "bench/C.sol": contract("C"),
    });
    expect(found).to.deep.equal(["test/contracts/A.t.sol: test/contracts must not import bench (../../bench/C.sol)"]);
  });

  /** Three domains; cargo needs members. */
  const domains = {
    "contracts/members/IMembers.sol": "interface IMembers {}\n",
    "contracts/cargo/ICargo.sol": "interface ICargo {}\n",
    "contracts/lots/ILots.sol": "interface ILots {}\n",
    "src/sdk/cargo/domain.ts": "export const cargo = { needs: [members] };\n",
    "src/sdk/members/a.ts": "export {};\n",
    "src/sdk/lots/a.ts": "export {};\n",
    "src/sdk/core/a.ts": "export {};\n",
  };
  const ofRooms = async (files: Record<string, string>) =>
    (await problems({ ...domains, ...files })).filter((line) => !line.startsWith("contracts/"));

  it("lets a room import the core, its own domain and what its domain needs, and no other", async () => {
    const found = await ofRooms({
      "src/sdk/cargo/b.ts": 'import "../core/a.ts";\nimport "../members/a.ts";\nimport "../lots/a.ts";\n',
      "src/cli/cargo/c.ts": 'import "../../sdk/cargo/b.ts";\nimport "../../sdk/lots/a.ts";\nimport "../shared/d.ts";\n',
      "src/cli/shared/d.ts": "export {};\n",
    });
    expect(found).to.deep.equal([
      "src/cli/cargo/c.ts: cargo does not need lots, and must not import src/sdk/lots",
      "src/sdk/cargo/b.ts: cargo does not need lots, and must not import src/sdk/lots",
    ]);
  });

  it("refuses a domain in what the domains share, and allows it in the layer's own files", async () => {
    const found = await ofRooms({
      "src/sdk/core/b.ts": 'import "../lots/a.ts";\n',
      "src/sdk/index.ts": 'import "./lots/a.ts";\nimport "./cargo/domain.ts";\n',
    });
    expect(found).to.deep.equal(["src/sdk/core/b.ts: src/sdk/core is of no domain and must not import src/sdk/lots"]);
  });

  it("keeps the direction of the bridge's stages", async () => {
    const files = {
      "src/bridge/store/a.ts": 'import "../serve/b.ts";\nimport "../model/c.ts";\nimport "../bridge.ts";\n',
      "src/bridge/serve/b.ts": "export {};\n",
      "src/bridge/model/c.ts": "export {};\n",
      "src/bridge/bridge.ts": 'import "./serve/b.ts";\n',
    };
    const stages = { model: [], store: ["model"], serve: ["model", "store"] };
    const found = await withTree(files, (root) => checkImports(root, {}, stages).problems);
    expect(found).to.deep.equal([
      "src/bridge/store/a.ts: the stage store must not import the stage serve",
      "src/bridge/store/a.ts: the stage store must not import src/bridge/bridge.ts, which composes stages",
    ]);
  });

  it("tells a circle of imports once, the shortest way round", async () => {
    const found = await problems({
      "src/lib/a.ts": 'import "./b.ts";\n',
      "src/lib/b.ts": 'import "./c.ts";\nimport "./d.ts";\n',
      "src/lib/c.ts": 'import "./d.ts";\n',
      "src/lib/d.ts": 'import type { A } from "./a.ts";\n',
      "src/lib/e.ts": 'import "./a.ts";\n',
    });
    expect(found).to.deep.equal([
      "src/lib/a.ts: imports itself: src/lib/a.ts -> src/lib/b.ts -> src/lib/d.ts -> src/lib/a.ts",
    ]);
  });

  it("accepts an exception, and refuses one that excuses nothing", async () => {
    const files = { "src/lib/a.ts": 'import "../sdk/b.ts";\n', "src/sdk/b.ts": "export {};\n" };
    const found = await withTree(files, (root) =>
      checkImports(root, { "src/lib/a.ts -> src/sdk/b.ts": "for now", "src/lib/": "for now", "src/sdk/": "once" }),
    );
    expect(found.problems).to.deep.equal([
      'scripts/check/import-rules.ts: the exception "src/sdk/" excuses nothing any more; remove it',
    ]);
  });
});
