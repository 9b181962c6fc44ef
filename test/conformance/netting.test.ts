import { expect } from "chai";
import { financeVectors } from "../../src/testing/finance-vectors.ts";
import { nettingBySdk, type NettingMachine, type NettingVector } from "../../src/testing/netting-machine.ts";
import { nettingOnChain } from "../../src/testing/netting-on-chain.ts";

describe("the golden vectors of netting and default", () => {
  for (const [name, machine] of [
    ["TypeScript", async () => nettingBySdk],
    ["Solidity", nettingOnChain],
  ] as const) {
    it(`${name} agrees with each`, async function () {
      const vectors = financeVectors("netting");
      if (vectors === undefined) return this.skip();
      const by: NettingMachine = await machine();
      for (const { id, op, in: given, out } of vectors.cases as readonly NettingVector[]) {
        const answer = by[op];
        if (answer === undefined) throw new Error(`${id} is of an unknown operation: ${op}`);
        expect(await answer(given, out), `${id} ${op}`).to.deep.equal(out);
      }
    });
  }
});
