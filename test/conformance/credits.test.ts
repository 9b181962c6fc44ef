import { expect } from "chai";
import { creditSequence } from "../../src/testing/credit-sequences.ts";
import { creditSequences } from "../../src/testing/credits-on-chain.ts";
import { financeVectors } from "../../src/testing/finance-vectors.ts";
import { madeCreditSequence } from "../../src/testing/made-credit-sequences.ts";

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

  it("Solidity and TypeScript agree on sequences that nobody chose", async function () {
    this.timeout(240_000);
    const play = await creditSequences();
    const met = new Set<string>();
    for (let seed = 1; seed <= 40; seed++) {
      const given = madeCreditSequence(seed, 14);
      const expected = creditSequence(given) as { results: readonly { error?: string; state?: string }[] };
      expect(await play(given), `seed ${seed}: ${JSON.stringify(given)}`).to.deep.equal(expected);
      for (const { error, state } of expected.results) met.add(error ?? state ?? "");
    }
    expect([...met]).to.include.members(["Accepted", "Refused", "PRECLUDED", "NO_WAIVER", "OVERDRAWN", "BAD_STATE"]);
  });
});
