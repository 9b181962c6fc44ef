import { expect } from "chai";
import type { Obligation } from "../../../../../src/sdk/clearing/model/obligation.ts";
import {
  isCovered,
  type LadderTerms,
  largestNetDebtor,
  resolveShortfall,
  sharesDown,
} from "../../../../../src/sdk/clearing/model/resolve-shortfall.ts";
import { refusedWith } from "../../../../../src/testing/errors.ts";
import { seeded } from "../../../../../src/testing/random.ts";

const terms = (...members: readonly (readonly [cap: bigint, collateral: bigint, fund: bigint])[]): LadderTerms => ({
  members: members.map(([netDebitCap, collateral, fund], i) => ({ bank: i + 1, netDebitCap, collateral, fund })),
});
const owe = (debtor: number, creditor: number, amount: bigint, number = 1n): Obligation => {
  return { debtor, creditor, amount, number };
};

describe("resolveShortfall", () => {
  it("takes collateral, then the own share, then the others' by their size", () => {
    const four = terms([50n, 3n, 2n], [50n, 0n, 4n], [50n, 0n, 4n], [50n, 0n, 4n]);
    expect(resolveShortfall(four, [owe(1, 2, 15n)], 1)).to.deep.equal({
      outcome: "SETTLED_WITH_GUARANTEE",
      shortfall: 15n,
      uses: [
        { layer: "DEFAULTER_COLLATERAL", bank: 1, amount: 3n },
        { layer: "DEFAULTER_FUND", bank: 1, amount: 2n },
        { layer: "SURVIVOR_FUND", bank: 2, amount: 4n },
        { layer: "SURVIVOR_FUND", bank: 3, amount: 3n },
        { layer: "SURVIVOR_FUND", bank: 4, amount: 3n },
      ],
      claims: [
        { creditor: 2, amount: 4n },
        { creditor: 3, amount: 3n },
        { creditor: 4, amount: 3n },
      ],
    });
  });

  it("touches nobody's share where that would not pay all", () => {
    const three = terms([50n, 3n, 2n], [50n, 0n, 4n], [50n, 0n, 4n]);
    const all = [owe(1, 2, 14n), owe(2, 3, 20n)];
    expect(resolveShortfall(three, all, 1)).to.deep.equal({
      outcome: "RECOMPUTED",
      shortfall: 14n,
      excluded: [all[0]],
      nets: [0n, -20n, 20n],
      settle: 20n,
      breaches: [],
    });
    const tight = terms([50n, 3n, 2n], [19n, 0n, 4n], [50n, 0n, 4n]);
    expect(resolveShortfall(tight, all, 1)).to.include({ outcome: "FAILED_BILATERAL_GROSS" });
  });

  it("asks nobody for a smaller debtor where the largest is not covered", () => {
    const three = terms([50n, 0n, 3n], [50n, 0n, 3n], [50n, 0n, 3n]);
    const all = [owe(1, 3, 20n), owe(2, 3, 4n)];
    expect(isCovered(three, [-20n, -4n, 24n])).to.equal(false);
    expect(resolveShortfall(three, all, 2)).to.include({ outcome: "RECOMPUTED" });
    expect(isCovered(three, [-9n, -4n, 13n])).to.equal(true);
    expect(isCovered(three, [0n, 0n, 0n])).to.equal(true);
    expect(largestNetDebtor(three, [-4n, -4n, 8n])).to.equal(1);
    expect(largestNetDebtor(three, [0n, 0n, 0n])).to.equal(undefined);
  });

  it("shares a loss to the unit, and never beyond a contribution", () => {
    const random = seeded(3);
    for (let round = 0; round < 500; round++) {
      const contributions = Array.from({ length: 1 + Math.floor(random() * 20) }, () =>
        BigInt(Math.floor(random() * 50)),
      );
      const total = contributions.reduce((sum, each) => sum + each, 0n);
      const loss = total === 0n ? 0n : BigInt(Math.floor(random() * (Number(total) + 1)));
      const shares = sharesDown(loss, contributions);
      expect(shares.reduce((sum, each) => sum + each, 0n)).to.equal(loss);
      shares.forEach((share, i) => {
        expect(share <= (contributions[i] ?? 0n)).to.equal(true);
        const exact = total === 0n ? 0n : (loss * (contributions[i] ?? 0n)) / total;
        expect(share - exact <= 1n && share >= exact).to.equal(true);
      });
    }
  });

  it("refuses a bank that owes nothing", async () => {
    const two = terms([50n, 0n, 0n], [50n, 0n, 0n]);
    await refusedWith(async () => resolveShortfall(two, [owe(1, 2, 5n)], 2), "DEFAULTER_INVALID", { bank: 2, net: 5n });
  });
});
