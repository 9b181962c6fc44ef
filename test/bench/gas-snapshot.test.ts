import { readFileSync } from "node:fs";
import { expect } from "chai";
import { globalOptions } from "hardhat";
import { BARS } from "../../bench/gas/bars.ts";
import { openChain } from "../../bench/gas/chain.ts";
import { measureOurs } from "../../bench/gas/ours/measure.ts";
import { SNAPSHOT } from "../../bench/gas/snapshot-file.ts";

describe("gas of our operations", () => {
  let gas: Record<string, number>;

  before(async function () {
    // Code that counts its lines for coverage is not the code that is deployed.
    if (globalOptions.coverage) return this.skip();
    ({ gas } = await measureOurs(await openChain()));
  });

  it("is what the committed snapshot says, to the unit", () => {
    const snapshot: Record<string, number> = JSON.parse(readFileSync(SNAPSHOT, "utf8"));
    expect(gas, "if the change is meant: npm run tool -- bench/snapshot.ts").to.deep.equal(snapshot);
  });

  for (const [name, bar] of Object.entries(BARS)) {
    it(`${name} stays within ${bar}`, () => expect(costOf(gas, name)).to.be.at.most(bar));
  }

  it("moves a box of 1 000 bags for what a box of one costs", () => {
    expect(costOf(gas, "custody-move-box-1000")).to.equal(costOf(gas, "custody-move-box-1"));
  });
});

/** A bar per item of N is held against the Nth part of the whole. */
function costOf(gas: Record<string, number>, name: string): number {
  const batch = /^(.*-(\d+))-per-item$/.exec(name);
  const cost = batch === null ? gas[name] : Number(gas[batch[1] as string]) / Number(batch[2]);
  if (cost === undefined) throw new Error(`the bar of ${name} is for nothing that is measured`);
  return cost;
}
