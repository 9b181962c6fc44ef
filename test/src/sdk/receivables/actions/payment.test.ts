import { expect } from "chai";
import { id, recoverAddress, verifyTypedData } from "ethers";
import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { instrumentsContract } from "../../../../../src/sdk/ledger/contracts.ts";
import { receivablesEip712Domain } from "../../../../../src/sdk/receivables/model/eip712.ts";
import { obligorSubject } from "../../../../../src/sdk/receivables/model/obligor-subject.ts";
import { saleId } from "../../../../../src/sdk/receivables/model/sale.ts";
import { signConfirmation, signGuarantee } from "../../../../../src/sdk/receivables/model/undertaking.ts";
import { signWaiver, WAIVER_TYPES, waiverDigest } from "../../../../../src/sdk/receivables/model/waiver.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type PartyName, type SupplyChain, supplyChain } from "../../../../../src/testing/receivables.ts";

/** Pays on the ledger what is owed. */
async function pay(system: SupplyChain, from: PartyName, receivable: string, amount: bigint): Promise<void> {
  const { client, signer } = system[from];
  const ledger = instrumentsContract(client);
  await client.cash.approveCashAndWait({ cash: system.cash, spender: String(ledger.target), amount });
  const { instrument } = await client.receivables.getReceivable({ receivable });
  await (await ledger.connect(signer).pay(instrument, amount)).wait();
}

const redeem = async (system: SupplyChain, instrument: bigint, holder: string) => {
  await (await instrumentsContract(system.stranger).connect(system.smith.signer).redeem(instrument, holder)).wait();
};

/** The supplier sells 400.00 of 1000.00 to the bank for 390.00. */
async function sold(recourse: boolean) {
  const system = await supplyChain();
  const { supplier, bank, cash, deployment, deadline } = system;
  await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
  const receivable = await system.confirmed(system.terms("S-1", { lateRate: 1_000, graceDays: 2 }));
  const { instrument } = await supplier.client.receivables.getReceivable({ receivable });
  const ledger = deployment.contracts.Instruments?.address ?? "";
  const [seller, buyer] = [supplier.signer.address, bank.signer.address];
  const legs = [
    { asset: ledger, id: instrument, from: seller, to: buyer, amount: 40_000n },
    { asset: cash, from: buyer, to: seller, amount: 39_000n },
  ];
  await system.fund("bank", 100_000n);
  const deal = { legs, ref: id("contract"), recourse, deadline };
  return { ...system, system, receivable, instrument, deal, seller, buyer };
}

describe("receivables that are sold and paid", () => {
  it("are paid in parts, redeemed and closed, and listed by party, holder and state", async () => {
    const { system, receivable, instrument, deal, seller, buyer, stranger } = await sold(false);
    await refused(system.settled(deal, "supplier", "bank"), "Limits_NotSet");
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    const dealId = await system.settled(deal, "supplier", "bank");
    const [sale, ...others] = await stranger.receivables.listSales({ receivable });
    expect(others).to.deep.equal([]);
    expect(sale).to.deep.include({ dealId, leg: 0, instrument, seller, buyer, amount: 40_000n, price: 39_000n });
    expect(sale).to.deep.include({ recourse: false, recourseState: "None", open: 0n });
    expect(await stranger.receivables.getExposure({ receivable, holder: buyer })).to.equal(40_000n);
    await refused(stranger.receivables.freeExposure({ receivable, holder: buyer }), "Members_NotEnrolled");

    const list = async (wanted: object) =>
      (await stranger.receivables.listReceivables(wanted)).map((each) => each.receivable);
    expect(await list({})).to.deep.equal([receivable]);
    expect(await list({ holder: buyer, state: "Confirmed", creditor: 3, obligor: 2 })).to.deep.equal([receivable]);
    expect(await list({ holder: system.smith.signer.address })).to.deep.equal([]);
    expect(await list({ creditor: 2 })).to.deep.equal([]);
    expect(await list({ state: "Closed" })).to.deep.equal([]);
    await refused(list({ creditor: 0 }), "ARGUMENT_INVALID");
    expect(await stranger.receivables.listSales({ seller: buyer })).to.deep.equal([]);
    expect(await stranger.receivables.listSales({ seller, buyer })).to.have.length(1);

    await system.fund("buyer", 100_000n);
    await pay(system, "buyer", receivable, 30_000n);
    const state = async () => (await stranger.receivables.getReceivable({ receivable })).payment;
    expect(await state()).to.deep.include({ state: "PartiallyPaid", paid: 30_000n, redeemed: 0n });
    await refused(stranger.receivables.closeReceivables({ receivables: [receivable] }), "Receivables_NotSettled");
    await pay(system, "buyer", receivable, 70_000n);
    expect((await state())?.state).to.equal("Settled");
    await redeem(system, instrument, buyer);
    await redeem(system, instrument, seller);
    const closed = await stranger.receivables.closeReceivablesAndWait({ receivables: [receivable] });
    expect(closed.closed).to.deep.equal([receivable]);
    expect((await stranger.receivables.closeReceivablesAndWait({ receivables: [receivable] })).closed).to.deep.equal(
      [],
    );
    expect(await list({ state: "Closed" })).to.deep.equal([receivable]);
    expect(await stranger.receivables.getExposure({ receivable, holder: buyer })).to.equal(0n);
  });

  it("fall overdue and into default, and the seller pays under recourse", async () => {
    const { system, receivable, instrument, deal, seller, buyer, supplier, bank, stranger, cash } = await sold(true);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    await refused(system.settled(deal, "supplier", "bank"), "Limits_NotSet");
    await system.limit("bank", "supplier", "SELLER_RISK", 40_000n);
    await system.settled(deal, "supplier", "bank");
    const [sale] = await stranger.receivables.listSales({ receivable });
    if (!sale) throw new Error("a sale");
    expect(sale.sale).to.equal(saleId(sale));
    expect(sale.recourseState).to.equal("Open");
    const { markOverdue, markOverdueAndWait, getInterestDue } = stranger.receivables;
    await refused(markOverdue({ receivables: [receivable] }), "Recourses_NotOverdue");
    expect(await getInterestDue({ receivable })).to.equal(0n);
    await system.pass(97);
    expect((await markOverdueAndWait({ receivables: [receivable] })).overdue).to.deep.equal([receivable]);
    expect((await markOverdueAndWait({ receivables: [receivable] })).overdue).to.deep.equal([]);
    const overdue = await stranger.receivables.getReceivable({ receivable });
    expect(overdue.state).to.equal("Overdue");
    expect(overdue.overdueSince).to.be.a("number");
    expect(Number(await getInterestDue({ receivable }))).to.be.greaterThan(0);

    await refused(bank.client.receivables.claimRecourse({ sale }), "Recourses_NotOpen");
    await refused(bank.client.receivables.declareDefault({ receivable }), "Recourses_NotDefaulted");
    await system.pass(30);
    await refused(system.smith.client.receivables.declareDefault({ receivable }), "Recourses_NotHolder");
    const { receipt, ...declared } = await bank.client.receivables.declareDefaultAndWait({ receivable });
    expect(declared).to.deep.equal({ receivable, by: 1, statement: null });
    expect(receipt.status).to.equal(1);
    await refused(system.confirmed(system.terms("S-2", { dueDate: system.inDays(200) })), "Limits_Suspended");

    const claimed = await bank.client.receivables.claimRecourseAndWait({ sale });
    expect(claimed).to.deep.include({ sale: sale.sale, seller, buyer, amount: 40_000n });
    await refused(stranger.receivables.endRecourse({ sale }), "Recourses_NotOpen");
    const receivables = system.deployment.contracts.Receivables?.address ?? "";
    const payRecourse = (amount: bigint) => supplier.client.receivables.payRecourseAndWait({ sale: sale.sale, amount });
    const price = await stranger.receivables.getRecoursePrice({ sale: sale.sale, amount: 39_000n });
    const interest = await getInterestDue({ receivable });
    expect(price).to.equal(39_000n + (interest * 39_000n + 99_999n) / 100_000n);
    await system.fund("supplier", price - 39_000n);
    await refused(payRecourse(39_000n), "ERC20InsufficientAllowance");
    await supplier.client.cash.approveCashAndWait({ cash, spender: receivables, amount: price });
    await refused(payRecourse(40_001n), "Recourses_MoreThanOwed");
    expect(await payRecourse(39_000n)).to.deep.include({ sale: sale.sale, payer: seller, amount: 39_000n, price });
    expect((await stranger.receivables.listSales({ receivable }))[0]).to.deep.include({
      recourseState: "Claimed",
      open: 1_000n,
    });
    expect(await instrumentsContract(stranger).balanceOf(seller, instrument)).to.equal(99_000n);
    await refused(payRecourse(0n), "ARGUMENT_INVALID");
    await refused(bank.client.receivables.claimRecourse({ sale: { ...sale, amount: 0n } }), "ARGUMENT_INVALID");
  });

  it("are sold with recourse, which the buyer's two people give up", async () => {
    const { system, receivable, deal, bank, deployment, deadline, stranger, rival } = await sold(true);
    await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
    await system.limit("bank", "supplier", "SELLER_RISK", 40_000n);
    await system.settled(deal, "supplier", "bank");
    const [sale] = await stranger.receivables.listSales({ receivable });
    if (!sale) throw new Error("a sale");
    const { waiveRecourse, waiveRecourseAndWait } = stranger.receivables;
    const by = (party: typeof bank) =>
      party.approve((signer) => signWaiver(signer, deployment, { sale: sale.sale, deadline }));
    await refused(waiveRecourse({ sale, deadline, approval: await by(rival) }), "Recourses_NotBuyer");
    await refused(stranger.receivables.getRecoursePrice({ sale: sale.sale, amount: 1n }), "Recourses_NotOpen");
    const approval = await by(bank);
    const { receipt, ...waived } = await waiveRecourseAndWait({ sale, deadline, approval });
    expect(waived).to.deep.equal({ sale: sale.sale, buyer: bank.org });
    expect(receipt.status).to.equal(1);
    expect((await stranger.receivables.listSales({ receivable }))[0]?.recourseState).to.equal("Ended");
    await refused(waiveRecourse({ sale, deadline, approval }), "Recourses_NotOpen");
    const signed = { sale: sale.sale, deadline };
    expect(verifyTypedData(receivablesEip712Domain(deployment), WAIVER_TYPES, signed, approval.maker)).to.equal(
      recoverAddress(waiverDigest(deployment, signed), approval.maker),
    );
    await refused(signWaiver(bank.signer, deployment, { sale: "0x", deadline }), "ARGUMENT_INVALID");
  });

  it("whose obligor is insolvent, are in default at once; the guarantor that pays has a claim of its own", async () => {
    const system = await supplyChain();
    const { rival, supplier, regulator, stranger, buyer } = system;
    await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
    await system.limit("rival", "buyer", "GUARANTEE", 500_000n);
    const terms = system.terms("I-1", { guarantor: rival.org });
    await supplier.client.receivables.registerReceivablesAndWait({ receivables: [terms] });
    const guarantee = { receivables: [terms], deadline: system.deadline };
    const guaranteed = await rival.approve((signer) => signGuarantee(signer, system.deployment, guarantee));
    await stranger.receivables.guaranteeReceivablesAndWait({ guarantee, approval: guaranteed });
    const approval = await buyer.approve((signer) => signConfirmation(signer, system.deployment, guarantee));
    const { confirmed } = await stranger.receivables.confirmReceivablesAndWait({ confirmation: guarantee, approval });
    const [{ receivable, instrument }] = confirmed as [(typeof confirmed)[0] & object];
    await system.pass(97);
    await stranger.receivables.markOverdueAndWait({ receivables: [receivable] });

    const definition = "string reason";
    const { schema } = await regulator.client.attestations.registerSchemaAndWait({ definition, revocable: true });
    const made = {
      schema,
      attester: regulator.signer.address,
      subject: obligorSubject(buyer.org),
      data: encodeData(definition, ["insolvent"]),
    };
    const statement = createStatement(made);
    const { declareInsolvent, declareInsolventAndWait } = regulator.client.receivables;
    await refused(declareInsolvent({ receivable, statement }), "Recourses_StatementInvalid");
    const { uid } = await regulator.client.attestations.attestAndWait({ statement });
    await refused(supplier.client.receivables.declareInsolvent({ receivable, statement }), "Members_RoleMissing");
    const declared = await declareInsolventAndWait({ receivable, statement });
    expect(declared).to.deep.include({ receivable, by: regulator.org, statement: uid });

    const { subrogate, subrogateAndWait } = rival.client.receivables;
    await refused(subrogate({ receivable }), "Recourses_NothingPaid");
    await refused(supplier.client.receivables.subrogate({ receivable }), "Receivables_NotParty");
    await system.fund("rival", 100_000n);
    await pay(system, "rival", receivable, 60_000n);
    const { claim, amount } = await subrogateAndWait({ receivable });
    expect(amount).to.equal(60_000n);
    const own = await stranger.receivables.getReceivable({ receivable: claim });
    expect(own).to.deep.include({ state: "Overdue", terms: null, creditor: rival.org, subrogated: true });
    expect(own.payment?.face).to.equal(60_000n);
    expect(own.instrument).to.not.equal(instrument);
    expect(
      (await stranger.receivables.listReceivables({ creditor: rival.org })).map((each) => each.receivable),
    ).to.deep.equal([claim]);
  });
});
