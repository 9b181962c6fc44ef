import { expect } from "chai";
import { id, toBeHex } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { billsDue } from "../../../src/sdk/bills/due/bills-due.ts";
import { billId } from "../../../src/sdk/bills/model/bill-terms.ts";
import { addMonths, dayNumber } from "../../../src/sdk/settlement/model/dates.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type BillsSystem, openBills } from "../../../src/testing/bills.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";

describe("a keeper of bills", () => {
  let system: TestSystem;
  let on: BillsSystem;
  let basin: CaseParty;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openBills({ ethers, deployment, relayer });
    basin = await on.party("Basin");
  });

  const keep = () => keepOnce(system, { sources: [billsDue] });
  const listed = async () => (await listDue(on.relay, [billsDue])).dues;
  const kinds = async () => (await listed()).map(({ kind, orgs }) => [kind, orgs]);
  const clock = async (kind: string) => {
    const { dueAt, orgs } = (await listed()).find((due) => due.kind === kind) ?? {};
    return { day: Math.floor(((dueAt ?? 0) + 8 * 3_600) / 86_400), orgs };
  };
  const stateOf = async (lot: bigint) => (await on.relay.bills.getBillLot({ lot })).state;

  it("says that an acceptor was silent", async () => {
    const terms = await on.terms();
    const bill = await on.draw(terms);
    const waiting = [["bills.acceptance", [on.acceptor.org]]];
    expect(await kinds()).to.deep.equal(waiting);
    const issued = dayNumber(terms.issued);
    await on.goTo(issued + 3);
    expect(await keep()).to.equal(0);
    await on.goTo(issued + 4);
    expect(await keep()).to.equal(1);
    expect(await kinds()).to.deep.equal([]);
    expect((await on.relay.bills.getBill({ bill })).state).to.equal("Refused");
  });

  it("follows neither what is withdrawn nor what is refused", async () => {
    const terms = await on.terms();
    await on.draw(terms);
    await on.drawer.client.bills.withdrawBillAndWait({ terms });
    const other = await on.terms();
    const bill = await on.draw(other);
    const refusing = await on.sign(on.acceptor, "refuseAcceptance", { bill });
    await on.relay.bills.refuseBillAndWait({ terms: other, ...refusing });
    expect(await kinds()).to.deep.equal([]);
  });

  it("presents each lot on its maturity, and says that its acceptor was silent", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    const part = { lot, first: 400_000n, amount: 100_000n, to: basin.maker.address };
    const { lot: middle } = await on.payee.client.bills.endorseBillInPartAndWait(part);
    const of = (who: CaseParty) => [
      ["bills.presentation", [who.org]],
      ["bills.window", [who.org]],
      ["bills.end", [who.org, on.acceptor.org]],
    ];
    expect(await kinds()).to.have.deep.members([...of(on.payee), ...of(basin), ...of(on.payee)]);
    const maturity = dayNumber(terms.maturity);
    await on.goTo(maturity - 1);
    expect(await keep()).to.equal(0);
    await on.goTo(maturity);
    expect(await keep()).to.equal(3);
    expect(await keep()).to.equal(0);
    expect(await stateOf(middle)).to.equal("Presented");
    const { answerBy } = await on.relay.bills.getBillLot({ lot });
    const { day, orgs } = await clock("bills.answer");
    expect([day, orgs]).to.deep.equal([dayNumber(answerBy ?? "") + 1, [on.acceptor.org]]);
    await on.acceptor.client.obligations.payObligationAndWait({ instrument: lot, amount: 400_000n });
    await on.goTo(day - 1);
    expect(await keep()).to.equal(0);
    await on.goTo(day);
    expect(await keep()).to.equal(2);
    expect(await stateOf(middle)).to.equal("Refused");
    const ends = [basin, on.payee].map(({ org }) => ["bills.end", [org, on.acceptor.org]]);
    expect(await kinds()).to.have.deep.members([["bills.recourse", [basin.org]], ...ends]);
  });

  it("moves the last day of the answer when a day is closed", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    await on.goTo(dayNumber(terms.maturity));
    await on.relay.bills.presentBillLotAndWait({ lot });
    const { day } = await clock("bills.answer");
    await on.close(day - 1);
    const later = await clock("bills.answer");
    expect(later.day).to.be.greaterThan(day);
    await on.goTo(later.day - 1);
    expect(await keep()).to.equal(0);
    await on.goTo(later.day);
    expect(await keep()).to.equal(1);
  });

  it("knows the periods of recourse and of who paid, and ends the lot and its guarantees after them", async () => {
    const terms = await on.terms();
    const bill = billId(terms);
    const [second, bank] = [await on.party("Second"), await on.party("Bank")];
    const lot = await on.accept(terms);
    await on.limit(bank, on.acceptor, "GUARANTEE");
    const aval = { bill, party: on.acceptor.org };
    await on.relay.bills.guaranteeBillAndWait({ ...aval, ...(await on.sign(bank, "guarantee", aval)) });
    for (const [from, to] of [
      [on.payee, basin],
      [basin, second],
    ] as const) {
      await from.client.bills.endorseBillAndWait({ lot, to: to.maker.address, amount: terms.amount });
    }
    const maturity = dayNumber(terms.maturity);
    await on.goTo(maturity);
    await on.relay.bills.presentBillLotAndWait({ lot });
    const refusal = { lot, reason: id("no funds") };
    const signed = await on.sign(on.acceptor, "refusePayment", refusal);
    await on.relay.bills.refuseBillPaymentAndWait({ ...refusal, ...signed });
    expect((await clock("bills.recourse")).orgs).to.deep.equal([second.org]);
    expect((await clock("bills.recourse")).day).to.be.within(addMonths(maturity, 6) + 1, addMonths(maturity, 6) + 3);
    const history = await on.relay.bills.getLotHistory({ lot });
    await second.client.bills.claimOnBillAndWait({ lot, party: basin.org, costs: 0n, history });
    const paidOn = maturity + 20;
    await on.goTo(paidOn);
    await basin.client.bills.payBillClaimAndWait({ lot, most: 2n * terms.amount });
    const again = await clock("bills.re-recourse");
    expect(again.orgs).to.deep.equal([basin.org]);
    expect(again.day).to.be.within(addMonths(paidOn, 3) + 1, addMonths(paidOn, 3) + 3);
    const { day } = await clock("bills.end");
    expect(day).to.be.within(addMonths(maturity, 24) + 1, addMonths(maturity, 24) + 3);
    await on.goTo(again.day);
    expect(await kinds()).to.deep.equal([["bills.end", [basin.org, on.acceptor.org]]]);
    await on.goTo(day - 1);
    expect(await keep()).to.equal(0);
    await on.goTo(day);
    expect(await keep()).to.equal(2); // the lot, then the guarantee
    expect(await stateOf(lot)).to.equal("Barred");
    expect((await on.relay.bills.getBill({ bill })).state).to.equal("Closed");
    expect(await kinds()).to.deep.equal([]);
    expect(await keep()).to.equal(0);
  });

  it("presents nothing any more where nobody can be made to pay", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    await on.goTo(dayNumber(terms.maturity) + 740);
    expect(await keep()).to.equal(1);
    expect(await stateOf(lot)).to.equal("Barred");
  });

  it("tells until when a pledged bill goes back", async () => {
    const terms = await on.terms();
    const lot = await on.accept(terms);
    const maturity = dayNumber(terms.maturity);
    const pledge = { instrument: lot, amount: terms.amount, ref: id("repo") };
    const enforceableFrom = maturity * 86_400 - 8 * 3_600;
    await on.payee.client.liens.pledgeUnitsAndWait({ ...pledge, pledgee: basin.org, enforceableFrom });
    expect(await clock("bills.pledge")).to.deep.equal({ day: maturity, orgs: [on.payee.org, basin.org] });
    const owner = on.payee.maker.address;
    const { subject } = (await listed()).find(({ kind }) => kind === "bills.pledge") ?? {};
    expect(subject).to.equal(`${toBeHex(lot, 32)} ${owner} ${basin.org} ${pledge.ref}`);
    await basin.client.liens.releaseLienAndWait({ ...pledge, owner });
    expect((await kinds()).map(([kind]) => kind)).to.not.include("bills.pledge");
  });
});
