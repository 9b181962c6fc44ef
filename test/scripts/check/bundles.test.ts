import { expect } from "chai";
import { beyondBudget, isMisplaced } from "../../../scripts/check/bundles.ts";

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
