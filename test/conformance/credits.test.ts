import { expect } from "chai";
import { creditSequences } from "../../src/testing/credits-on-chain.ts";
import { financeVectors } from "../../src/testing/finance-vectors.ts";

describe("the golden vectors of letters of credit", () => {
  it("Solidity agrees with each sequence", async function () {
    const vectors = financeVectors("lc");
    if (vectors === undefined) return this.skip();
    this.timeout(120_000);
    const play = await creditSequences();
    let seen = 0;
    for (const { id, op, in: given, out } of vectors.cases) {
      if (op !== "sequence") continue;
      seen++;
      expect(await play(given), id).to.deep.equal(out);
    }
    expect(seen).to.equal(43);
  });
});
