import { expect } from "chai";
import { type Filter, id, ZeroHash } from "ethers";
import { connectAll } from "../../../../../src/sdk/all.ts";
import { billId } from "../../../../../src/sdk/bills/model/bill-terms.ts";
import { rootLotOf } from "../../../../../src/sdk/bills/model/lot-steps.ts";
import { instrumentsContract } from "../../../../../src/sdk/ledger/contracts.ts";
import { dateText, dayNumber } from "../../../../../src/sdk/settlement/model/dates.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { type BillsSystem, openBills } from "../../../../../src/testing/bills.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

const FUNDS = id("no funds");

describe("the actions of bills", () => {
  let on: BillsSystem;
  let basin: CaseParty;
  let bank: CaseParty;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openBills({ ethers, deployment, relayer });
    [basin, bank] = [await on.party("Basin"), await on.party("Bank")];
  });

  const balance = ({ maker, client }: CaseParty) =>
    client.cash.getCashBalance({ cash: on.cash, account: maker.address });
  const holds = async ({ maker }: CaseParty, instrument: bigint) =>
    (await on.relay.units.getHolding({ instrument, holder: maker.address })).balance;
  const dishonour = async (lot: bigint) => {
    const signed = await on.sign(on.acceptor, "refusePayment", { lot, reason: FUNDS });
    await on.relay.bills.refuseBillPaymentAndWait({ lot, reason: FUNDS, ...signed });
  };

  it("draw, accept, guarantee, present and pay", async () => {
    const terms = await on.terms();
    const bill = billId(terms);
    expect(await on.draw(terms)).to.equal(bill);
    expect(await on.relay.bills.getBill({ bill })).to.deep.include({ state: "Drawn", terms, lot: null });
    const act = { bill, notTransferable: false, conditional: false };
    await on.relay.bills.acceptBillAndWait({ terms, ...(await on.sign(on.acceptor, "accept", act)) });
    const { lot, open, lastDay } = await on.relay.bills.getBill({ bill });
    if (lot === null) throw new Error("no lot");
    expect([open, lastDay !== null]).to.deep.equal([terms.amount, true]);
    await on.limit(bank, on.acceptor, "GUARANTEE");
    const aval = { bill, party: on.acceptor.org };
    const guaranteeing = { ...aval, ...(await on.sign(bank, "guarantee", aval)) };
    const { guarantor } = await on.relay.bills.guaranteeBillAndWait(guaranteeing);
    expect(Number(guarantor)).to.equal(bank.org);
    await refused(on.relay.bills.presentBillLot({ lot }), "BillClaims_NotDue");
    await on.goTo(dayNumber(terms.maturity));
    expect((await on.relay.bills.presentBillLotAndWait({ lot })).late).to.equal(false);
    expect(await on.relay.bills.getBillLot({ lot })).to.deep.include({ state: "Presented", base: null });
    await on.acceptor.client.obligations.payObligationAndWait({ instrument: lot, amount: terms.amount });
    const before = await balance(on.payee);
    await on.relay.obligations.redeemAndWait({ instrument: lot, holder: on.payee.maker.address });
    expect(await balance(on.payee)).to.equal(before + terms.amount);
    expect((await on.relay.bills.getBill({ bill })).state).to.equal("Closed");
    await on.relay.bills.endBillGuaranteeAndWait({ ...aval, guarantor: bank.org });
    expect((await on.relay.bills.listBills()).map(({ bill: each, state }) => [each, state])).to.deep.equal([
      [bill, "Closed"],
    ]);
  });

  it("refuse, lapse and withdraw what is not accepted", async () => {
    const first = await on.terms();
    const bill = await on.draw(first);
    const refusing = await on.sign(on.acceptor, "refuseAcceptance", { bill });
    await on.relay.bills.refuseBillAndWait({ terms: first, ...refusing });
    expect((await on.relay.bills.getBill({ bill })).state).to.equal("Refused");
    const second = await on.terms();
    await on.draw(second);
    await refused(on.relay.bills.withdrawBill({ terms: second }), "Members_NotEnrolled");
    await on.drawer.client.bills.withdrawBillAndWait({ terms: second });
    const third = await on.terms();
    await on.draw(third);
    await refused(on.relay.bills.lapseBill({ terms: third }), "Bills_NotLapsed");
    await on.goTo((await on.today()) + 4);
    await on.relay.bills.lapseBillAndWait({ terms: third });
    const states = (await on.relay.bills.listBills()).map(({ state }) => state);
    expect(states).to.deep.equal(["Refused", "Withdrawn", "Refused"]);
  });

  it("endorse in full and in part; the history is what the ledger's hash says", async () => {
    const lot = await on.accept(await on.terms());
    const given = { lot, first: 400_000n, amount: 300_000n, to: basin.maker.address };
    const { lot: middle } = await on.payee.client.bills.endorseBillInPartAndWait(given);
    expect(await holds(basin, middle)).to.equal(300_000n);
    const tail = (rootLotOf(lot) | 1n) + (700_000n << 1n);
    expect(await holds(on.payee, tail)).to.equal(300_000n);
    const to = bank.maker.address;
    await basin.client.bills.endorseBillAndWait({ lot: middle, to, amount: 300_000n, notTransferable: true });
    await on.payee.client.bills.endorseBillInPartAndWait({ lot, first: 0n, amount: 100_000n, to });
    const steps = (of: bigint) => on.relay.bills.getLotHistory({ lot: of });
    expect(await steps(middle)).to.deep.equal([
      { from: on.payee.org, to: basin.org, mark: "Endorsed" },
      { from: basin.org, to: bank.org, mark: "Limited" },
    ]);
    expect(await steps(lot)).to.deep.equal([{ from: on.payee.org, to: bank.org, mark: "Endorsed" }]);
    expect(await steps(tail)).to.deep.equal([]);
    expect(await steps((rootLotOf(lot) | 1n) + (100_000n << 1n))).to.deep.equal([]);
    await refused(on.payee.client.bills.endorseBill({ lot: tail, to, amount: 5n }), "Holdings_LotWhole");
  });

  it("claim from all, pay once, and walk the chain", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    await on.payee.client.bills.endorseBillAndWait({ lot, to: basin.maker.address, amount: terms.amount });
    await basin.client.bills.endorseBillAndWait({ lot, to: bank.maker.address, amount: terms.amount });
    await on.goTo(dayNumber(terms.maturity));
    await on.relay.bills.presentBillLotAndWait({ lot });
    await refused(on.relay.bills.deemBillRefused({ lot }), "BillClaims_NotSilent");
    await dishonour(lot);
    const history = await on.relay.bills.getLotHistory({ lot });
    const claim = { lot, history };
    await bank.client.bills.claimOnBillAndWait({ ...claim, party: basin.org, costs: 500n });
    const { target } = await bank.client.bills.claimOnBillAndWait({ ...claim, party: on.payee.org, costs: 500n });
    expect(target).to.equal(on.payee.org);
    const excess = { ...claim, party: on.payee.org, costs: 10_001n };
    await refused(bank.client.bills.claimOnBill(excess), "BillClaims_CostsExceeded");
    await on.goTo(dayNumber(terms.maturity) + 20);
    const day = dateText(await on.today());
    const due = await on.relay.bills.getBillDue({ lot, day });
    expect(due).to.equal(1_002_417n);
    await refused(on.payee.client.bills.payBillClaim({ lot, most: due - 1n }), "BillClaims_OtherAmount");
    const before = await balance(bank);
    const paid = await on.payee.client.bills.payBillClaimAndWait({ lot, most: due });
    expect([paid.amount, paid.interest, paid.costs]).to.deep.equal([due, 1_917n, 500n]);
    expect(await balance(bank)).to.equal(before + due);
    await refused(basin.client.bills.payBillClaim({ lot, most: due }), "BillClaims_NotClaimed");
    expect(await on.relay.bills.getBillLot({ lot })).to.deep.include({ base: due, interestFrom: day, rank: 2 });
    await on.acceptor.client.obligations.payObligationAndWait({ instrument: lot, amount: due });
    expect((await on.relay.bills.getBillLot({ lot })).state).to.equal("Settled");
    await refused(on.relay.bills.barBillLot({ lot }), "BillClaims_WrongState");
  });

  it("silence is refusal, and a lot ends with its periods", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    await on.goTo(dayNumber(terms.maturity));
    await on.relay.bills.presentBillLotAndWait({ lot });
    await on.goTo(dayNumber(terms.maturity) + 8);
    await on.relay.bills.deemBillRefusedAndWait({ lot });
    await refused(on.relay.bills.barBillLot({ lot }), "BillClaims_NotBarred");
    await on.goTo(dayNumber(terms.maturity) + 740);
    await on.relay.bills.barBillLotAndWait({ lot });
    expect((await on.relay.bills.getBillLot({ lot })).state).to.equal("Barred");
  });

  it("a history with a gap is no history", async () => {
    const lot = await on.accept(await on.terms());
    const to = basin.maker.address;
    const { lot: part } = await on.payee.client.bills.endorseBillInPartAndWait({ lot, first: 5n, amount: 5n, to });
    const divided = instrumentsContract(on.relay).interface.getEvent("LotDivided").topicHash;
    const { provider } = on.relay;
    // A node that has lost the events of one kind.
    const forgetful = new Proxy(provider, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (name !== "getLogs") return typeof value === "function" ? value.bind(target) : value;
        return async (filter: Filter) => (await target.getLogs(filter)).filter(({ topics }) => topics[0] !== divided);
      },
    });
    const client = await connectAll({ provider: forgetful, deployment: on.deployment });
    await refused(client.bills.getLotHistory({ lot: part }), "BILL_HISTORY_BROKEN");
  });

  it("nothing is asked of the chain where the arguments are wrong", async () => {
    const { bills } = on.relay;
    await refused(bills.presentBillLot({ lot: -1n }), "ARGUMENT_INVALID");
    await refused(bills.getBill({ bill: "0x12" }), "ARGUMENT_INVALID");
    await refused(bills.getBill({ bill: ZeroHash }), "NOT_FOUND");
    await refused(bills.getLotHistory({ lot: 1n }), "NOT_FOUND");
    const terms = { ...(await on.terms()), lateRate: 2401 };
    await refused(bills.lapseBill({ terms }), "ARGUMENT_INVALID");
  });
});
