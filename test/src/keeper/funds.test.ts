import { expect } from "chai";
import { id } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { purposeAccountsContract } from "../../../src/sdk/funds/contracts.ts";
import { fundsDue } from "../../../src/sdk/funds/due/funds-due.ts";
import { signDeal } from "../../../src/sdk/settlement/model/consent.ts";
import { type FundsSystem, openFunds } from "../../../src/testing/funds.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";

const DAY = 86_400;
const ROOT = id("documents");

describe("a keeper of facilities", () => {
  let system: TestSystem;
  let on: FundsSystem;
  let facility: string;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openFunds({ ethers, deployment, relayer });
    facility = await on.openDrawn();
  });

  const keep = () => keepOnce(system, { sources: [fundsDue] });
  const dues = async () =>
    (await listDue(on.relay, [fundsDue])).dues.map(({ kind, subject, orgs }) => [kind, subject, orgs]);
  const unspent = () => ["funds.return", facility, [on.borrower.org]];
  const seen = () => on.relay.funds.getFacility({ facility });

  it("ends what the lender does not answer, and returns what is unspent at the end", async () => {
    const { payment } = await on.bring(await on.request(facility, { amount: 200_000n }));
    expect(await dues()).to.deep.equal([["funds.answer", payment, [on.lender.org]], unspent()]);
    expect(await keep()).to.equal(0);
    await on.pass(7 * DAY);
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([unspent()]);
    await on.pass(90 * DAY);
    expect(await keep()).to.equal(1);
    expect(await keep()).to.equal(0);
    expect(await dues()).to.deep.equal([]);
    expect(await seen()).to.deep.include({ state: "Open", unspent: 0n });
  });

  it("freezes what is not cured; an acceleration overtakes what waits", async () => {
    const { payment } = await on.bring(await on.request(facility, { amount: 200_000n }));
    const breach = { facility, evidence: ROOT };
    await on.relay.funds.declareBreachAndWait({ ...breach, ...(await on.signNext(on.lender, "breach", breach)) });
    const cure = ["funds.cure", facility, [on.borrower.org]];
    expect(await dues()).to.deep.equal([["funds.answer", payment, [on.lender.org]], cure, unspent()]);
    const { cureUntil } = await seen();
    await on.pass(Number(cureUntil) + 1 - (await on.now()));
    expect(await keep()).to.equal(2);
    expect((await seen()).state).to.equal("Frozen");
    const accelerating = await on.signNext(on.lender, "accelerate", { facility });
    await on.relay.funds.accelerateFacilityAndWait({ facility, ...accelerating });
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([]);
  });

  it("warns of evidence that is due, which only the borrower has", async () => {
    const own = await on.request(facility, { purpose: "wages", payee: on.borrower.maker.address, keys: [] });
    await on.bring(own);
    expect(await dues()).to.deep.include(["funds.evidence", facility, [on.borrower.org]]);
    await on.pass(20 * DAY);
    expect(await keep()).to.equal(0);
    await on.borrower.client.funds.showPaymentEvidenceAndWait({ request: own, documents: ROOT, keys: [id("payroll")] });
    expect(await dues()).to.deep.equal([unspent()]);
  });

  it("books what a payee gave back by a deal", async () => {
    const { payment } = await on.bring(await on.request(facility));
    const from = on.payee.maker.address;
    const to = String(purposeAccountsContract(on.relay).target);
    const leg = { asset: on.cash, id: BigInt(payment), from, to, amount: 100_000n };
    const deal = { legs: [leg], ref: ROOT, recourse: false, deadline: (await on.now()) + DAY };
    const signature = await signDeal(on.payee.maker, on.deployment, deal, 1n);
    await on.relay.deals.settleAndWait({ deal, consents: [{ party: from, nonce: 1n, signature }] });
    expect(await dues()).to.deep.equal([["funds.booking", payment, [on.borrower.org]], unspent()]);
    expect(await keep()).to.equal(1);
    expect((await on.relay.funds.getPayment({ payment })).state).to.equal("Returned");
    expect(await dues()).to.deep.equal([unspent()]);
  });
});
