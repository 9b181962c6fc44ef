import { expect } from "chai";
import { refused } from "../../../../../src/testing/errors.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { type FundsSystem, openFunds } from "../../../../../src/testing/funds.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

const DAY = 86_400;

describe("the alerts of a facility", () => {
  let on: FundsSystem;
  let facility: string;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openFunds({ ethers, deployment, relayer });
    facility = await on.openDrawn();
  });

  const pay = async (amount: bigint, party: CaseParty = on.payee) =>
    (await on.bring(await on.request(facility, { amount, payee: party.maker.address }))).payment;
  const send = async (from: CaseParty, to: CaseParty, amount: bigint) => {
    const given = { cash: on.cash, to: to.maker.address, amount };
    return (await from.client.cash.transferCashAndWait(given)).receipt.hash;
  };
  const splits = async (threshold?: bigint) =>
    (await on.relay.funds.listSplitPayments({ facility, ...(threshold === undefined ? {} : { threshold }) })).map(
      ({ payeeOrg, sum, eachWithin, payments }) => [payeeOrg, sum, eachWithin, payments.map(({ payment }) => payment)],
    );

  it("show payments that were split, with the requests", async () => {
    const first = await pay(60_000n);
    await pay(60_000n, on.other);
    await on.pass(DAY - 100);
    const second = await pay(60_000n);
    expect(await splits()).to.deep.equal([[on.payee.org, 120_000n, true, [first, second]]]);
    expect(await splits(120_000n)).to.deep.equal([]);
    await on.pass(DAY + 100);
    await pay(60_000n);
    expect(await splits()).to.have.length(1);
    const large = await pay(150_000n);
    expect((await splits()).at(-1)?.[2]).to.equal(false);
    expect((await on.relay.funds.getPayment({ payment: large })).state).to.equal("Requested");
  });

  it("show cash that came back, with its transactions", async () => {
    await send(on.payee, on.borrower, 7n); // before the payment
    const payment = await pay(100_000n);
    await send(on.other, on.borrower, 8n); // of who was not paid
    await send(on.payee, on.other, 9n); // to who is not of the group
    const tx = await send(on.payee, on.borrower, 40_000n);
    const toRelated = await send(on.payee, on.related, 50_000n);
    const flows = async (days?: number) =>
      (await on.relay.funds.listCircularFlows({ facility, ...(days === undefined ? {} : { days }) })).map((flow) => [
        flow.payeeOrg,
        flow.toOrg,
        flow.amount,
        flow.tx,
        flow.payments.map((each) => each.payment),
      ]);
    const both = [
      [on.payee.org, on.borrower.org, 40_000n, tx, [payment]],
      [on.payee.org, on.related.org, 50_000n, toRelated, [payment]],
    ];
    expect(await flows()).to.deep.equal(both);
    await on.pass(2 * DAY);
    const late = await send(on.payee, on.borrower, 1n);
    expect(await flows(1)).to.deep.equal(both);
    expect((await flows(3)).at(-1)?.[3]).to.equal(late);
    await refused(on.relay.funds.listCircularFlows({ facility, days: 0 }), "ARGUMENT_INVALID");
  });

  it("are none where nothing was paid", async () => {
    expect(await splits()).to.deep.equal([]);
    expect(await on.relay.funds.listCircularFlows({ facility })).to.deep.equal([]);
  });
});
