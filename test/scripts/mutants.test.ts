import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { boundariesOf } from "../../scripts/mutants/boundaries.ts";
import { guardsOf } from "../../scripts/mutants/guards.ts";
import { keptMutants } from "../../scripts/mutants/list.ts";
import { mutate } from "../../scripts/mutants/mutant.ts";

const ROOT = join(import.meta.dirname, "../..");

describe("mutants of contracts", () => {
  it("have names of their own, change what is there, and name tests that are there", () => {
    const kept = keptMutants(ROOT);
    expect(new Set(kept.map(({ name }) => name)).size)
      .to.equal(kept.length)
      .and.to.be.above(50);
    for (const mutant of kept) {
      const source = readFileSync(join(ROOT, mutant.file), "utf8");
      expect(mutate(source, mutant), mutant.name).not.to.equal(source);
      for (const test of mutant.tests) expect(existsSync(join(ROOT, "test/contracts", test)), test).to.equal(true);
    }
  });

  it("are refused where their text is not there once", () => {
    const mutant = { name: "a door", file: "D.sol", find: "shut", replace: "open", tests: [] };
    expect(mutate("a shut door", mutant)).to.equal("a open door");
    expect(() => mutate("a door", mutant)).to.throw('mutant "a door": D.sol has its text 0 times');
    expect(() => mutate("shut, shut", mutant)).to.throw('mutant "a door": D.sol has its text 2 times');
  });

  it("take away each check by itself", () => {
    const source = "if (a(b)) revert X(a);\nrequire(c > (d), Y());\nif (e) f();\nif (g) {\n  revert Z();\n}";
    const mutants = guardsOf("A.sol", source, ["a.t.sol"]);
    expect(mutants.map(({ name }) => name)).to.deep.equal([
      "A.sol:1 checks nothing",
      "A.sol:2 checks nothing",
      "A.sol:4 checks nothing",
    ]);
    expect(mutants.map(({ replace }) => replace)).to.deep.equal([
      source.replace("if (a(b))", "if (false)"),
      source.replace("require(c >", "require(true || c >"),
      source.replace("if (g)", "if (false)"),
    ]);
  });

  it("move each comparison with the block's time by a second", () => {
    const source = "a < b;\nx <= block.timestamp && y > block.timestamp";
    const mutants = boundariesOf("A.sol", source, []);
    expect(mutants.map(({ name }) => name)).to.deep.equal(["A.sol:2 has < for <=", "A.sol:2 has >= for >"]);
    expect(mutants.map(({ replace }) => replace)).to.deep.equal([
      "a < b;\nx < block.timestamp && y > block.timestamp",
      "a < b;\nx <= block.timestamp && y >= block.timestamp",
    ]);
  });
});
