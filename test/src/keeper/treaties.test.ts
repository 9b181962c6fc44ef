import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import { treatiesDue } from "../../../src/sdk/treaties/due/treaties-due.ts";
import { lossId } from "../../../src/sdk/treaties/model/loss-notice.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";
import { openTreaties, type TreatiesSystem } from "../../../src/testing/treaties.ts";

const DAY = 86_400;

describe("a keeper of treaties", () => {
  let system: TestSystem;
  let on: TreatiesSystem;
  let treaty: string;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openTreaties({ ethers, deployment, relayer });
    treaty = await on.inForce();
  });

  const keep = () => keepOnce(system, { sources: [treatiesDue] });
  const dues = async () =>
    (await listDue(on.relay, [treatiesDue])).dues.map(({ kind, subject, orgs }) => [kind, subject, orgs]);
  const premium = () => ["treaties.premium", treaty, [on.cedent.org]];
  const pay = (amount: bigint) => on.cedent.client.treaties.payPremiumAndWait({ treaty, amount });

  it("takes what the lead does not answer as it was advised, and ends what nobody calls", async () => {
    await pay(42_000n);
    const notice = await on.notice(treaty, 200_000n);
    const loss = await on.notify(notice);
    expect(await dues()).to.deep.equal([["treaties.assessment", loss, [on.lead.org]]]);
    expect(await keep()).to.equal(0);
    await on.pass(10 * DAY);
    expect(await keep()).to.equal(1);
    expect(await dues()).to.deep.equal([["treaties.loss", loss, [on.cedent.org]]]);
    await on.pass(280 * DAY);
    expect(await keep()).to.equal(1);
    expect(await keep()).to.equal(0);
    expect((await on.relay.treaties.getLoss({ loss: lossId(notice) })).state).to.equal("Withdrawn");
  });

  it("draws what a line posted, and leaves what is disputed to the arbiter", async () => {
    await pay(42_000n);
    const notice = await on.assessed(treaty, 400_000n);
    const { call: made } = await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
    await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 1 });
    const call = made ?? "";
    const share = ({ org }: { readonly org: number }) => ["treaties.call", `${call} ${org}`, [org]];
    expect(await dues()).to.deep.equal([share(on.lead), share(on.second), share(on.third), premium()]);
    await on.lead.client.treaties.payCallAndWait({ call });
    const dispute = { call, reason: `0x${"11".repeat(32)}` };
    const signed = await on.sign(on.third, "dispute", dispute);
    await on.relay.treaties.disputeCallAndWait({ ...dispute, org: on.third.org, ...signed });
    expect(await dues()).to.deep.equal([share(on.second), premium()]);
    await on.pass(20 * DAY);
    expect(await keep()).to.equal(1);
    const award = { call, org: on.third.org, amount: 5n };
    await on.relay.treaties.awardCallAndWait({ ...award, ...(await on.sign(on.arbiter, "award", award)) });
    expect(await dues()).to.deep.equal([share(on.third), premium()]);
  });

  it("settles the account, and warns of premium that only the cedent pays", async () => {
    await pay(20_000n);
    const notice = await on.assessed(treaty, 105_000n);
    await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
    await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 1 });
    const lines = [on.lead.org, on.second.org, on.third.org];
    expect(await dues()).to.deep.equal([["treaties.account", treaty, lines], premium()]);
    await on.pass(91 * DAY);
    expect(await keep()).to.equal(1);
    expect((await on.relay.treaties.getTreaty({ treaty })).account).to.equal(0n);
  });

  it("forgets what ended", async () => {
    const amount = 0n;
    const deadline = (await on.now()) + DAY;
    const signed = async (by: TreatiesSystem["lead"]) => (await on.sign(by, "commute", { treaty, amount })).approval;
    const byLines = [await signed(on.lead), await signed(on.second), await signed(on.third)];
    const byCedent = await signed(on.cedent);
    await on.notify(await on.notice(treaty, 200_000n));
    await on.relay.treaties.commuteTreatyAndWait({ treaty, amount, deadline, byCedent, byLines });
    expect(await dues()).to.deep.equal([]);
  });
});
