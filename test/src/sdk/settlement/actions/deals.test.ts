import { expect } from "chai";
import { id } from "ethers";
import { settlementContract } from "../../../../../src/sdk/settlement/contracts.ts";
import { signCashIssue } from "../../../../../src/sdk/settlement/model/cash-issue.ts";
import { consentDigest, signDeal } from "../../../../../src/sdk/settlement/model/consent.ts";
import { type Deal, dealId } from "../../../../../src/sdk/settlement/model/deal.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type SettlementSystem, settlementSystem } from "../../../../../src/testing/settlement.ts";

/** The bank holds 1000, the other 500; a deal by which 700 go against 400. */
async function exchange(): Promise<SettlementSystem & { readonly deal: Deal }> {
  const system = await settlementSystem();
  const { admin, holderSigner, bank, cash, deadline } = system;
  const at = await bank.cash.getCash({ bank: 1, currency: "CNY" });
  for (const [to, amount] of [
    [admin.address, 1000n],
    [holderSigner.address, 500n],
  ] as const) {
    const issue = { to, amount, ref: id(to), deadline };
    const approval = await system.approve((signer) => signCashIssue(signer, at, issue));
    await bank.cash.issueCashAndWait({ cash, issue, approval });
  }
  const [a, b] = [admin.address, holderSigner.address];
  const legs = [
    { asset: cash, from: a, to: b, amount: 700n },
    { asset: cash, from: b, to: a, amount: 400n },
  ];
  return { ...system, deal: { legs, ref: id("contract"), deadline } };
}

async function consents({ admin, holderSigner, deployment, deal }: Awaited<ReturnType<typeof exchange>>) {
  return [
    { party: admin.address, nonce: 1n, signature: await signDeal(admin, deployment, deal, 1n) },
    { party: holderSigner.address, nonce: 9n, signature: await signDeal(holderSigner, deployment, deal, 9n) },
  ];
}

describe("deals", () => {
  it("are settled by anybody with the consents of those who give", async () => {
    const system = await exchange();
    const { stranger, bank, admin, cash, deal } = system;
    const settled = await stranger.deals.settleAndWait({ deal, consents: await consents(system) });
    expect(settled.dealId).to.equal(dealId(deal));
    expect(await bank.cash.getCashBalance({ cash, account: admin.address })).to.equal(700n);
    expect(await bank.deals.isNonceUsed({ party: admin.address, nonce: 1n })).to.equal(true);
    expect(await bank.deals.isNonceUsed({ party: admin.address, nonce: 9n })).to.equal(false);
    await refused(stranger.deals.settle({ deal, consents: await consents(system) }), "Settlement_NonceUsed");
  });

  it("are named and signed as the contract says", async () => {
    const { bank, deployment, deal } = await exchange();
    const full = { ref: id("x"), recourse: true, ...deal };
    for (const each of [deal, full]) {
      const { legs, ref = "", recourse = false, deadline } = each;
      const struct = { legs: legs.map((leg) => ({ id: 0n, ...leg })), ref, recourse, deadline };
      expect(await settlementContract(bank).digestOf(struct, 7n)).to.equal(consentDigest(deployment, each, 7n));
    }
  });

  it("under dual control the checker signs the same", async () => {
    const system = await exchange();
    const { bank, holder, stranger, admin, checker, deployment, deal } = system;
    await decide([bank, holder], bank.council.buildSetDualControlProposal({ org: 1, required: true }));
    const [first, second] = await consents(system);
    if (!first || !second) throw new Error("two consents");
    await refused(stranger.deals.settle({ deal, consents: [first, second] }), "Holders_CheckerMissing");
    const alone = { ...first, checker: await signDeal(admin, deployment, deal, 1n) };
    await refused(stranger.deals.settle({ deal, consents: [alone, second] }), "Holders_OnePerson");
    const both = { ...first, checker: await signDeal(checker, deployment, deal, 1n) };
    await stranger.deals.settleAndWait({ deal, consents: [both, second] });
  });

  it("are cancelled by a giver", async () => {
    const system = await exchange();
    const { bank, holder, stranger, holderSigner, deal } = system;
    await refused(stranger.deals.cancelDeal({ deal, nonce: 1n }), "Settlement_NotParty");
    const cancelled = await holder.deals.cancelDealAndWait({ deal, nonce: 9n });
    expect(cancelled).to.deep.include({ party: holderSigner.address, nonce: 9n });
    await refused(bank.deals.settle({ deal, consents: await consents(system) }), "Settlement_NonceUsed");
    expect((await bank.deals.cancelNoncesAndWait({ nonces: [1n, 300n] })).nonces).to.deep.equal([1n, 300n]);
    await refused(bank.deals.cancelNonces({ nonces: [2n, 300n] }), "Settlement_NonceUsed");
  });

  it("are refused when malformed, before anything is sent", async () => {
    const { bank, admin, deployment, deal } = await exchange();
    const [leg] = deal.legs;
    if (!leg) throw new Error("a leg");
    const wrong: Deal[] = [
      { ...deal, legs: [] },
      { ...deal, legs: Array.from({ length: 65 }, () => leg) },
      { ...deal, legs: [{ ...leg, amount: 0n }] },
      { ...deal, legs: [{ ...leg, amount: 2n ** 256n }] },
      { ...deal, legs: [{ ...leg, to: leg.from }] },
      { ...deal, legs: [{ ...leg, id: -1n }] },
      { ...deal, legs: [{ ...leg, asset: "yuan" }] },
      { ...deal, ref: "contract" },
    ];
    for (const each of wrong) {
      await refused(bank.deals.settle({ deal: each, consents: [] }), "ARGUMENT_INVALID");
      await refused(signDeal(admin, deployment, each, 1n), "ARGUMENT_INVALID");
    }
    await refused(signDeal(admin, deployment, { ...deal, deadline: Date.now() }, 1n), "NOT_SECONDS");
    await refused(signDeal(admin, deployment, deal, 2n ** 256n), "ARGUMENT_INVALID");
    await refused(bank.deals.cancelNonces({ nonces: [] }), "ARGUMENT_INVALID");
    const consent = { party: admin.address, nonce: 1n, signature: "none" };
    await refused(bank.deals.settle({ deal, consents: [consent] }), "ARGUMENT_INVALID");
    await refused(bank.deals.settle({ deal, consents: [] }), "Settlement_ConsentMissing");
  });
});
