import { expect } from "chai";
import { type NettingTerms, netCycle, verifyNets } from "../../../../../src/sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../../../../../src/sdk/clearing/model/obligation.ts";
import { refusedWith } from "../../../../../src/testing/errors.ts";
import { seeded } from "../../../../../src/testing/random.ts";
import { randomObligations } from "../../../../../src/testing/random-obligations.ts";

const terms = (caps: readonly bigint[], pairCaps: NettingTerms["pairCaps"] = []): NettingTerms => ({
  members: caps.map((netDebitCap, i) => ({ bank: i + 3, netDebitCap })),
  pairCaps,
});
const owe = (debtor: number, creditor: number, amount: bigint, number = 1n): Obligation => {
  return { debtor, creditor, amount, number };
};

describe("netCycle", () => {
  it("gives each what it receives less what it owes", () => {
    const all = [
      owe(3, 4, 25n, 1n),
      owe(3, 5, 7n, 2n),
      owe(4, 3, 17n, 1n),
      owe(4, 5, 9n, 2n),
      owe(5, 3, 11n, 1n),
      owe(5, 4, 14n, 2n),
    ];
    const netted = netCycle(terms([20n, 20n, 20n]), all);
    expect(netted).to.deep.equal({ nets: [-4n, 13n, -9n], gross: 83n, settle: 13n, savingBps: 8_433n, breaches: [] });
    expect(netCycle(terms([0n, 0n]), [])).to.include({ gross: 0n, settle: 0n, savingBps: 0n });
  });

  it("sums to zero, whatever the obligations, and does not depend on their order but within a debtor", () => {
    const random = seeded(7);
    for (let round = 0; round < 50; round++) {
      const members = terms(Array.from({ length: 2 + Math.floor(random() * 30) }, () => 2n ** 100n));
      const all = randomObligations(members, 200, round);
      const { nets } = netCycle(members, all);
      expect(nets.reduce((sum, net) => sum + net, 0n)).to.equal(0n);
      const byDebtor = all.toSorted((a, b) => a.debtor - b.debtor || Number(a.number - b.number));
      expect(netCycle(members, byDebtor).nets).to.deep.equal(nets);
      expect(() => verifyNets(members, all, nets)).not.to.throw();
    }
  });

  it("names every cap that is exceeded, to the unit", () => {
    const caps = [{ creditor: 4, debtor: 3, cap: 60n }];
    expect(netCycle(terms([60n, 0n], caps), [owe(3, 4, 60n)]).breaches).to.deep.equal([]);
    expect(netCycle(terms([60n, 0n], caps), [owe(3, 4, 61n)]).breaches).to.deep.equal([
      { kind: "NET_DEBIT_CAP", bank: 3, net: -61n, cap: 60n },
      { kind: "BILATERAL_CAP", creditor: 4, debtor: 3, net: 61n, cap: 60n },
    ]);
  });

  it("refuses what is no obligation, and one that is there twice", async () => {
    const members = terms([9n, 9n]);
    const wrong: readonly [Obligation, string][] = [
      [owe(3, 4, 0n), "amount"],
      [owe(3, 4, 2n ** 128n), "amount"],
      [owe(3, 4, 1n, 0n), "number"],
      [owe(9, 4, 1n), "debtor"],
      [owe(3, 9, 1n), "creditor"],
      [owe(3, 3, 1n), "creditor"],
    ];
    for (const [obligation, field] of wrong) {
      await refusedWith(async () => netCycle(members, [obligation]), "OBLIGATION_INVALID", { field, item: 0 });
    }
    const twice = [owe(3, 4, 1n, 5n), owe(3, 4, 2n, 5n)];
    await refusedWith(async () => netCycle(members, twice), "OBLIGATION_DUPLICATE", { item: 1, debtor: 3, number: 5n });
  });

  it("verifies nets to the unit", async () => {
    const members = terms([100n, 100n, 100n]);
    const all = [owe(3, 4, 10n)];
    await refusedWith(async () => verifyNets(members, all, [-10n, 9n, 1n]), "NETS_INVALID", { bank: 4, reason: "net" });
    await refusedWith(async () => verifyNets(members, all, [-10n, 11n, 0n]), "NETS_INVALID", {
      reason: "sum",
      sum: 1n,
    });
    await refusedWith(async () => verifyNets(members, all, [-10n, 10n]), "NETS_INVALID", { reason: "net" });
  });
});
