import { expect } from "chai";
import { id } from "ethers";
import { instrumentsContract } from "../../../../../src/sdk/ledger/contracts.ts";
import { paymentLeg, pledgeLeg, releaseLeg, unitsLeg } from "../../../../../src/sdk/ledger/model/legs.ts";
import { decide } from "../../../../../src/testing/admit.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { supplyChain } from "../../../../../src/testing/receivables.ts";

/** The supplier has 1000.00 that the buyer owes; the bank, and the buyer, have money. */
async function owed() {
  const system = await supplyChain();
  await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
  const receivable = await system.confirmed(system.terms("O-1"));
  const { instrument } = await system.supplier.client.receivables.getReceivable({ receivable });
  await system.fund("buyer", 100_001n);
  await system.fund("bank", 100_000n);
  const { supplier, buyer, bank, deployment } = system;
  const accounts = { seller: supplier.signer.address, payer: buyer.signer.address, lender: bank.signer.address };
  return {
    ...system,
    system,
    receivable,
    instrument,
    ...accounts,
    ledger: deployment.contracts.Instruments?.address ?? "",
  };
}

describe("obligations", () => {
  it("are read, paid in parts and paid out to holders", async () => {
    const { buyer, supplier, stranger, instrument, seller, payer, lender, cash, ledger, deployment } = await owed();
    const { obligations } = stranger;
    const found = await obligations.getInstrument({ instrument });
    const receivables = deployment.contracts.Receivables?.address;
    expect(found).to.deep.include({ instrument, case: receivables, obligor: buyer.org, kind: "RECEIVABLE", cash });
    expect(found).to.deep.include({ lots: false, parent: null, root: null });
    expect(found.maturity).to.be.greaterThan(found.closesAt);
    await supplier.client.units.transferUnitsAndWait({ instrument, to: lender, amount: 40_000n });

    const pay = (amount: bigint) => buyer.client.obligations.payObligationAndWait({ instrument, amount });
    await refused(pay(30_000n), "ERC20InsufficientAllowance");
    await buyer.client.cash.approveCashAndWait({ cash, spender: ledger, amount: 100_001n });
    expect(await pay(30_000n)).to.deep.include({ instrument, payer, principal: 30_000n, interest: 0n });
    expect(await obligations.getObligation({ instrument })).to.deep.equal({
      face: 100_000n,
      paid: 30_000n,
      open: 70_000n,
      redeemed: 0n,
      interestPaid: 0n,
      interestRedeemed: 0n,
    });
    expect(await obligations.getRedeemable({ instrument, holder: seller })).to.deep.equal({
      principal: 0n,
      interest: 0n,
    });
    await refused(obligations.redeem({ instrument, holder: seller }), "Obligations_NothingToRedeem");
    await refused(pay(70_001n), "Recourses_MoreInterestThanDue");
    await pay(70_000n);
    expect((await obligations.getRedeemable({ instrument, holder: seller })).principal).to.equal(60_000n);
    const redeemed = await obligations.redeemAndWait({ instrument, holder: seller });
    expect(redeemed).to.deep.include({ instrument, holder: seller, principal: 60_000n, interest: 0n });
    const holdings = [seller, lender].map((holder) => ({ instrument, holder }));
    expect((await obligations.redeemManyAndWait({ holdings })).redemptions).to.deep.equal([
      { instrument, holder: lender, principal: 40_000n, interest: 0n },
    ]);
    expect(await stranger.cash.getCashBalance({ cash, account: seller })).to.equal(60_000n);
    expect(await stranger.cash.getCashBalance({ cash, account: ledger })).to.equal(0n);
    expect(await stranger.units.listHoldings({ instrument })).to.deep.equal([]);
  });

  it("are refused where there is no such instrument, and when malformed", async () => {
    const { stranger, instrument, seller, payer } = await owed();
    const { obligations } = stranger;
    const other = instrument + 2n;
    await refused(obligations.getInstrument({ instrument: other }), "Holdings_UnknownInstrument");
    await refused(obligations.getObligation({ instrument: other }), "Holdings_UnknownInstrument");
    await refused(obligations.getRedeemable({ instrument: other, holder: seller }), "Holdings_UnknownInstrument");
    await refused(obligations.payObligation({ instrument, amount: 0n }), "ARGUMENT_INVALID");
    await refused(obligations.redeem({ instrument, holder: "seller" }), "ARGUMENT_INVALID");
    await refused(obligations.redeemMany({ holdings: [] }), "ARGUMENT_INVALID");
    await refused(obligations.redeemMany({ holdings: [{ instrument: -1n, holder: payer }] }), "ARGUMENT_INVALID");
  });

  it("are issued by the cases that the Council names", async () => {
    const { stranger, council, payer } = await owed();
    const allow = stranger.obligations.buildSetLedgerCaseProposal({ case: payer, allowed: true });
    expect(allow.description).to.contain(payer);
    await decide(council, allow);
    const { filters } = instrumentsContract(stranger);
    const [set] = await instrumentsContract(stranger).queryFilter(filters.CaseSet(payer));
    expect(set?.args.allowed).to.equal(true);
    const stop = stranger.obligations.buildSetLedgerCaseProposal({ case: payer, allowed: false });
    expect(stop.description).to.contain("Stop");
    expect(() => stranger.obligations.buildSetLedgerCaseProposal({ case: "case", allowed: true })).to.throw("case");
  });
});

describe("units in deals", () => {
  it("are pledged against a loan in one deal, paid by a leg, enforced and redeemed", async () => {
    const {
      system,
      bank,
      supplier,
      stranger,
      receivable,
      instrument,
      seller,
      payer,
      lender,
      cash,
      deployment,
      deadline,
    } = await owed();
    const lienAsset = await stranger.liens.getLienAsset();
    const ref = id("loan agreement");
    const legs = [
      { asset: cash, from: lender, to: seller, amount: 45_000n },
      pledgeLeg(lienAsset, { instrument, owner: seller, pledgee: lender, amount: 50_000n }),
    ];
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 100_000n);
    await system.limit("bank", "supplier", "SELLER_RISK", 100_000n);
    await system.settled({ legs, ref, deadline }, "bank", "supplier");
    const lien = { instrument, owner: seller, pledgee: bank.org, ref };
    const { maturity } = await stranger.obligations.getInstrument({ instrument });
    expect(await stranger.liens.getLien(lien)).to.deep.equal({ amount: 50_000n, enforceableFrom: maturity });
    expect(await stranger.units.getHolding({ instrument, holder: seller })).to.deep.include({
      balance: 100_000n,
      pledged: 50_000n,
      free: 50_000n,
    });
    expect((await stranger.receivables.getReceivable({ receivable })).financed).to.equal(true);
    expect(await stranger.cash.getCashBalance({ cash, account: seller })).to.equal(45_000n);

    const units = unitsLeg(deployment, { instrument, from: seller, to: lender, amount: 10_000n });
    const price = { asset: cash, from: lender, to: seller, amount: 9_900n };
    await system.settled({ legs: [units, price], deadline }, "supplier", "bank");
    const payment = paymentLeg(deployment, { instrument, cash, from: payer, amount: 25_000n });
    await system.settled({ legs: [payment], deadline }, "buyer");
    expect((await stranger.obligations.getObligation({ instrument })).paid).to.equal(25_000n);

    const enforce = { instrument, owner: seller, amount: 50_000n, ref };
    await refused(bank.client.liens.enforceLien(enforce), "Liens_NotEnforceable");
    await refused(supplier.client.liens.releaseLien({ ...enforce, amount: 1n }), "Liens_Insufficient");
    const released = await bank.client.liens.releaseLienAndWait({ ...enforce, amount: 9_000n });
    expect(released).to.deep.include({ instrument, owner: seller, pledgee: bank.org, amount: 9_000n, ref });
    const back = { instrument, pledgee: lender, owner: seller, amount: 1_000n };
    const legsBack = [releaseLeg(await stranger.liens.getReleaseAsset(), back)];
    await system.settled({ legs: legsBack, ref, deadline }, "bank");
    expect((await stranger.liens.getLien(lien)).amount).to.equal(40_000n);
    const proposal = stranger.liens.buildReleaseExpelledLienProposal({ ...lien, amount: 1n });
    expect(proposal.description).to.contain(`organisation ${bank.org}`);
    await system.pass(97);
    const last = { instrument, owner: seller, amount: 40_000n, ref };
    const enforced = await bank.client.liens.enforceLienAndWait(last);
    expect(enforced).to.deep.include({
      instrument,
      owner: seller,
      pledgee: bank.org,
      amount: 40_000n,
      ref,
      to: lender,
    });
    expect(await stranger.liens.getLien(lien)).to.deep.equal({ amount: 0n, enforceableFrom: null });
    const holdings = [seller, lender].map((holder) => ({ instrument, holder }));
    expect((await stranger.obligations.redeemManyAndWait({ holdings })).redemptions).to.deep.equal([
      { instrument, holder: seller, principal: 12_500n, interest: 0n },
      { instrument, holder: lender, principal: 12_500n, interest: 0n },
    ]);
    expect(await stranger.cash.getCashBalance({ cash, account: seller })).to.equal(45_000n + 9_900n + 12_500n);
  });

  it("are pledged by their owner alone; malformed legs and pledges are refused", async () => {
    const { supplier, bank, instrument, seller, lender, payer, cash, deployment, deadline } = await owed();
    const pledge = { instrument, pledgee: bank.org, amount: 20_000n, enforceableFrom: deadline, ref: id("facility") };
    const { receipt, ...pledged } = await supplier.client.liens.pledgeUnitsAndWait(pledge);
    expect(receipt.status).to.equal(1);
    expect(pledged).to.deep.equal({ ...pledge, owner: seller, enforceableFrom: Number(deadline) });
    const { liens } = supplier.client;
    await refused(liens.pledgeUnits(pledge), "Liens_Exists");
    await refused(liens.pledgeUnits({ ...pledge, amount: 80_001n, ref: id("other") }), "Liens_NotFree");
    await refused(liens.pledgeUnits({ ...pledge, pledgee: supplier.org, ref: id("own") }), "Liens_OwnOrganisation");
    await refused(liens.pledgeUnits({ ...pledge, amount: 0n }), "ARGUMENT_INVALID");
    await refused(liens.pledgeUnits({ ...pledge, enforceableFrom: Date.now() }), "NOT_SECONDS");
    await refused(liens.pledgeUnits({ ...pledge, ref: "facility" }), "ARGUMENT_INVALID");
    await refused(liens.getLien({ instrument, owner: seller, pledgee: 0, ref: pledge.ref }), "ARGUMENT_INVALID");
    const leg = { instrument, amount: 1n };
    expect(() => unitsLeg(deployment, { ...leg, from: seller, to: lender, amount: 0n })).to.throw("amount");
    expect(() => unitsLeg({ chainId: 1, contracts: {} }, { ...leg, from: seller, to: lender })).to.throw("Instruments");
    expect(() => pledgeLeg("lien", { ...leg, owner: seller, pledgee: lender })).to.throw("lienAsset");
    expect(() => paymentLeg(deployment, { ...leg, cash, from: payer, instrument: -1n })).to.throw("instrument");
  });
});
