import { expect } from "chai";
import { id } from "ethers";
import { facilityId } from "../../../../../src/sdk/funds/model/facility-terms.ts";
import { paymentId } from "../../../../../src/sdk/funds/model/payment-request.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { type FundsSystem, openFunds } from "../../../../../src/testing/funds.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

const DAY = 86_400;
const ROOT = id("documents");

describe("the actions of facilities", () => {
  let on: FundsSystem;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openFunds({ ethers, deployment, relayer });
  });

  const balance = ({ maker, client }: CaseParty) =>
    client.cash.getCashBalance({ cash: on.cash, account: maker.address });
  const seen = (facility: string) => on.relay.funds.getFacility({ facility });
  const stateOf = async (payment: string) => (await on.relay.funds.getPayment({ payment })).state;

  it("open, draw, pay by rule and by hand, repay and close", async () => {
    const terms = await on.terms();
    const facility = await on.open(terms);
    expect(facility).to.equal(facilityId(terms));
    expect(await seen(facility)).to.deep.include({ state: "Open", terms, drawn: 0n });
    await on.list(facility, on.payee.maker.address);
    const amount = 1_000_000n;
    await refused(on.lender.client.funds.payIntoFacility({ facility, amount }), "Facilities_NotAsked");
    const asking = await on.signNext(on.borrower, "draw", { facility, amount });
    await on.relay.funds.askToDrawAndWait({ facility, amount, ...asking });
    expect((await on.lender.client.funds.payIntoFacilityAndWait({ facility, amount })).drawn).to.equal(amount);
    const small = await on.request(facility);
    const waiting = await on.relay.funds.listFacilityPayees({ facility });
    expect(waiting.map(({ payee, org }) => [payee, org])).to.deep.equal([[on.payee.maker.address, on.payee.org]]);
    await refused(on.bring(small), "PurposePayments_NotListed");
    await on.pass(DAY);
    const before = await balance(on.payee);
    const byRule = await on.bring({ ...small, deadline: (await on.now()) + DAY });
    expect(byRule.paid).to.equal(true);
    const large = await on.request(facility, { amount: 200_000n });
    const byHand = await on.bring(large);
    expect(byHand).to.deep.include({ payment: paymentId(large), paid: false });
    expect((await seen(facility)).reserved).to.equal(200_000n);
    await on.approve(large, byHand.payment);
    expect(await balance(on.payee)).to.equal(before + 300_000n);
    const lines = [
      { purpose: "steel", amount: 600_000n, taken: 300_000n },
      { purpose: "wages", amount: 400_000n, taken: 0n },
    ];
    expect(await seen(facility)).to.deep.include({ lines, unspent: 700_000n, reserved: 0n });
    const payments = await on.relay.funds.listPayments({ facility });
    expect(payments.map(({ payment, made }) => [payment, made?.byRule])).to.deep.equal([
      [byRule.payment, true],
      [byHand.payment, false],
    ]);
    const back = { facility, amount: 100_000n };
    const giving = await on.signNext(on.borrower, "giveBack", back);
    expect((await on.relay.funds.giveBackUnspentAndWait({ ...back, ...giving })).principal).to.equal(100_000n);
    const paid = await on.borrower.client.funds.repayFacilityAndWait({ facility, amount: 405_500n });
    expect([paid.fee, paid.rest]).to.deep.equal([5_000n, 0n]);
    expect(paid.interest + paid.principal).to.equal(400_500n);
    await refused(on.relay.funds.closeFacility({ facility }), "Facilities_NotSettled");
    await refused(on.relay.funds.returnUnspent({ facility }), "Facilities_TooEarly");
    await on.pass(91 * DAY);
    const returned = await on.relay.funds.returnUnspentAndWait({ facility });
    expect(returned.amount).to.equal(600_000n);
    const { owed } = await seen(facility);
    expect(owed.principal).to.equal(0n);
    await on.borrower.client.funds.repayFacilityAndWait({ facility, amount: owed.interest + 1n });
    await on.relay.funds.closeFacilityAndWait({ facility });
    expect((await on.relay.funds.listFacilities()).map(({ state }) => state)).to.deep.equal(["Closed"]);
  });

  it("refuse, withdraw, lapse and give back a payment", async () => {
    const facility = await on.openDrawn();
    const large = () => on.request(facility, { amount: 150_000n });
    const first = await large();
    const { payment } = await on.bring(first);
    const refusing = { request: payment, reason: ROOT };
    const signed = await on.sign(on.lender, "refuse", refusing);
    await on.relay.funds.refusePaymentAndWait({ request: first, reason: ROOT, ...signed });
    expect(await stateOf(payment)).to.equal("Refused");
    const second = await large();
    const { payment: withdrawn } = await on.bring(second);
    await on.borrower.client.funds.withdrawPaymentAndWait({ request: second });
    expect(await stateOf(withdrawn)).to.equal("Withdrawn");
    const third = await large();
    const { payment: silent } = await on.bring(third);
    await refused(on.relay.funds.lapsePayment({ request: third }), "PurposePayments_NotLapsed");
    await on.pass(7 * DAY);
    await on.relay.funds.lapsePaymentAndWait({ request: third });
    expect(await stateOf(silent)).to.equal("Lapsed");
    await on.pass(2 * DAY);
    const fourth = await on.request(facility);
    const { payment: made } = await on.bring(fourth);
    await on.payee.client.funds.giveBackPaymentAndWait({ request: fourth });
    expect(await stateOf(made)).to.equal("Returned");
    expect((await seen(facility)).unspent).to.equal(1_000_000n);
    await on.bring({ ...fourth, number: 999n, deadline: (await on.now()) + DAY });
    const again = await on.request(facility, { keys: fourth.keys });
    await refused(on.bring(again), "Fingerprints_Taken");
  });

  it("pay the borrower itself, which shows for what", async () => {
    const facility = await on.openDrawn();
    const own = await on.request(facility, { purpose: "wages", payee: on.borrower.maker.address, keys: [] });
    const { payment } = await on.bring(own);
    expect(await stateOf(payment)).to.equal("Unevidenced");
    expect((await seen(facility)).evidenceBy).to.be.greaterThan(await on.now());
    const evidence = { request: own, documents: ROOT, keys: [id("payroll")] };
    await on.borrower.client.funds.showPaymentEvidenceAndWait(evidence);
    expect(await stateOf(payment)).to.equal("Paid");
    expect((await seen(facility)).evidenceBy).to.equal(null);
  });

  it("breach, cure, freeze and accelerate; relations and the list of payees", async () => {
    const facility = await on.openDrawn();
    const next = async (name: "cure" | "accelerate") => ({
      facility,
      ...(await on.signNext(on.lender, name, { facility })),
    });
    const breach = { facility, evidence: ROOT };
    const declare = async () =>
      on.relay.funds.declareBreachAndWait({ ...breach, ...(await on.signNext(on.lender, "breach", breach)) });
    await declare();
    await on.relay.funds.cureBreachAndWait(await next("cure"));
    expect((await seen(facility)).state).to.equal("Open");
    const { cureUntil } = await declare();
    expect((await seen(facility)).cureUntil).to.equal(cureUntil);
    await refused(on.relay.funds.freezeFacility({ facility }), "Facilities_TooEarly");
    await on.pass(10 * DAY);
    await on.relay.funds.freezeFacilityAndWait({ facility });
    await refused(on.bring(await on.request(facility)), "Facilities_WrongState");
    const related = { facility, org: on.other.org };
    await on.relay.funds.relateToBorrowerAndWait({
      ...related,
      ...(await on.signNext(on.lender, "relate", related)),
    });
    const off = { facility, payee: on.payee.maker.address, listed: false };
    await on.relay.funds.listPayeeAndWait({ ...off, ...(await on.signNext(on.lender, "listPayee", off)) });
    const left = await on.relay.funds.listFacilityPayees({ facility });
    expect(left.map(({ org }) => org)).to.deep.equal([on.other.org]);
    await on.relay.funds.accelerateFacilityAndWait(await next("accelerate"));
    await on.relay.funds.returnUnspentAndWait({ facility });
    expect(await seen(facility)).to.deep.include({ state: "Accelerated", unspent: 0n });
    await refused(on.relay.funds.getFacility({ facility: ROOT }), "NOT_FOUND");
    await refused(on.relay.funds.getPayment({ payment: ROOT }), "NOT_FOUND");
  });
});
