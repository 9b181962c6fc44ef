import { expect } from "chai";
import { id } from "ethers";
import { lossId } from "../../../../../src/sdk/treaties/model/loss-notice.ts";
import { treatyId } from "../../../../../src/sdk/treaties/model/treaty-terms.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { openTreaties, type TreatiesSystem } from "../../../../../src/testing/treaties.ts";

const DAY = 86_400;
const REASON = id("reason");

describe("the actions of treaties", () => {
  let on: TreatiesSystem;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openTreaties({ ethers, deployment, relayer });
  });

  const balance = ({ maker, client }: CaseParty) =>
    client.cash.getCashBalance({ cash: on.cash, account: maker.address });
  const seen = (treaty: string) => on.relay.treaties.getTreaty({ treaty });
  const premium = (treaty: string, amount: bigint) => on.cedent.client.treaties.payPremiumAndWait({ treaty, amount });
  const sharesOf = async (call: string | null) => {
    const { shares } = await on.relay.treaties.getTreatyCall({ call: call ?? "" });
    return shares.map(({ org, state, amount }) => [org, state, amount]);
  };

  it("quote, write, bind; a loss is called once, and refused the second time", async () => {
    const terms = await on.terms();
    const treaty = treatyId(terms);
    const quoted = await on.relay.treaties.quoteTreatyAndWait({
      terms,
      ...(await on.sign(on.lead, "agree", { treaty })),
    });
    expect(quoted.treaty).to.equal(treaty);
    expect(await seen(treaty)).to.deep.include({ state: "Quoted", terms });
    for (const by of [on.second, on.third]) {
      await on.relay.treaties.writeLineAndWait({ treaty, ...(await on.sign(by, "agree", { treaty })) });
    }
    const binding = async () => ({ treaty, ...(await on.sign(on.cedent, "agree", { treaty })) });
    await refused(on.relay.treaties.bindTreaty(await binding()), "Treaties_CollateralMissing");
    await on.second.client.treaties.postCollateralAndWait({ treaty, amount: 50_000n });
    await on.relay.treaties.bindTreatyAndWait(await binding());
    await on.pass(terms.inception - (await on.now()));
    expect((await on.relay.treaties.listTreaties()).map(({ state }) => state)).to.deep.equal(["InForce"]);
    await premium(treaty, 20_000n);

    const notice = await on.assessed(treaty, 500_000n);
    const { client } = on.cedent;
    const { call } = await client.treaties.callLayerAndWait({ notice, layer: 0 });
    await refused(client.treaties.callLayer({ notice, layer: 0 }), "LossClaims_LayerCalled");
    const due = [
      [on.lead.org, "Due", 150_000n],
      [on.second.org, "Due", 90_030n],
      [on.third.org, "Due", 59_970n],
    ];
    expect(await sharesOf(call)).to.deep.equal(due);
    const before = await balance(on.cedent);
    const paid = await on.lead.client.treaties.payCallAndWait({ call: call ?? "" });
    expect(paid.amount).to.equal(150_000n);
    expect((await balance(on.cedent)) - before).to.equal(150_000n);
    await client.treaties.callLayerAndWait({ notice, layer: 1 });
    const loss = await on.relay.treaties.getLoss({ loss: lossId(notice) });
    expect(loss).to.deep.include({
      state: "Called",
      recovered: 400_000n,
      called: [0, 1],
      assessor: "Lead",
      late: false,
    });
    expect(loss.notice).to.deep.equal(notice);
    const losses = await on.relay.treaties.listLosses({ treaty });
    expect(losses.map(({ state, recovered }) => [state, recovered])).to.deep.equal([["Called", 400_000n]]);
    const again = await on.notice(treaty, 200_000n, { keys: notice.keys });
    await refused(on.notify(again), "LossClaims_KeyUsed");
    const { layers, lines, premium: all } = await seen(treaty);
    expect(layers.map(({ recovered }) => recovered)).to.deep.equal([300_000n, 100_000n]);
    expect(lines.map(({ written, posted, openDues }) => [written, posted, openDues])).to.deep.equal([
      [true, 0n, 1],
      [true, 50_000n, 2],
      [true, 0n, 2],
    ]);
    expect(all).to.equal(72_000n);
  });

  it("dispute, award, draw what was posted", async () => {
    const treaty = await on.inForce();
    await premium(treaty, 42_000n);
    const notice = await on.assessed(treaty, 400_000n);
    const { call: made } = await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 });
    const call = made ?? "";
    const disputing = async (by: CaseParty) => {
      const signed = await on.sign(by, "dispute", { call, reason: REASON });
      return { call, org: by.org, reason: REASON, ...signed };
    };
    await refused(on.relay.treaties.disputeCall(await disputing(on.lead)), "LossClaims_Follows");
    await on.relay.treaties.disputeCallAndWait(await disputing(on.third));
    const award = { call, org: on.third.org, amount: 0n };
    await on.relay.treaties.awardCallAndWait({ ...award, ...(await on.sign(on.arbiter, "award", award)) });
    await refused(on.relay.treaties.drawCollateral({ call, org: on.second.org }), "LossClaims_PayBy");
    await on.pass(20 * DAY);
    const drawn = await on.relay.treaties.drawCollateralAndWait({ call, org: on.second.org });
    expect(drawn.owed).to.equal(40_030n);
    expect(await sharesOf(call)).to.deep.equal([
      [on.lead.org, "Due", 150_000n],
      [on.second.org, "Defaulted", 40_030n],
      [on.third.org, "Rejected", 0n],
    ]);
  });

  it("contest, take back, deem, lapse; commute, and release what was posted", async () => {
    const treaty = await on.inForce();
    const contested = await on.notice(treaty, 200_000n);
    const loss = await on.notify(contested);
    const contest = { loss, reason: REASON };
    await on.relay.treaties.contestLossAndWait({ ...contest, ...(await on.sign(on.lead, "contest", contest)) });
    await on.cedent.client.treaties.withdrawLossAndWait({ notice: contested });
    const silent = await on.notice(treaty, 200_000n);
    const silentLoss = await on.notify(silent);
    await refused(on.relay.treaties.deemLoss({ loss: silentLoss }), "LossClaims_TooEarly");
    await on.pass(10 * DAY);
    await on.relay.treaties.deemLossAndWait({ loss: silentLoss });
    await refused(on.relay.treaties.lapseLoss({ notice: silent }), "Treaties_TooEarly");
    await on.pass(270 * DAY);
    await on.relay.treaties.lapseLossAndWait({ notice: silent });
    const amount = 0n;
    const deadline = (await on.now()) + DAY;
    const signed = async (by: CaseParty) => (await on.sign(by, "commute", { treaty, amount })).approval;
    const byLines = [await signed(on.lead), await signed(on.second), await signed(on.third)];
    const byCedent = await signed(on.cedent);
    await on.relay.treaties.commuteTreatyAndWait({ treaty, amount, deadline, byCedent, byLines });
    await on.relay.treaties.releaseCollateralAndWait({ treaty, org: on.second.org });
    expect(await seen(treaty)).to.deep.include({ state: "Commuted", openLosses: 0 });
  });

  it("settle the account, declare the profit, close", async () => {
    const treaty = await on.inForce({ profitBps: 2_000 });
    await premium(treaty, 42_000n);
    const notice = await on.assessed(treaty, 105_000n);
    expect((await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 0 })).call).to.equal(null);
    expect((await on.cedent.client.treaties.callLayerAndWait({ notice, layer: 1 })).call).to.equal(null);
    expect((await seen(treaty)).account).to.equal(5_000n);
    await refused(on.relay.treaties.settleTreatyAccount({ treaty }), "Treaties_TooEarly");
    await on.pass(271 * DAY);
    const { call } = await on.relay.treaties.settleTreatyAccountAndWait({ treaty });
    expect(await sharesOf(call)).to.deep.equal([
      [on.lead.org, "Due", 2_251n],
      [on.second.org, "Due", 1_350n],
      [on.third.org, "Due", 899n],
    ]);
    await refused(on.relay.treaties.closeTreaty({ treaty }), "Treaties_NotSettled");
    const { call: profit } = await on.relay.treaties.declareProfitAndWait({ treaty });
    for (const each of [call, profit]) {
      for (const { client } of [on.lead, on.second, on.third]) {
        await client.treaties.payCallAndWait({ call: each ?? "" });
      }
    }
    await on.relay.treaties.closeTreatyAndWait({ treaty });
    expect((await seen(treaty)).state).to.equal("Closed");
  });

  it("say what is not there", async () => {
    await refused(seen(REASON), "NOT_FOUND");
    await refused(on.relay.treaties.getLoss({ loss: REASON }), "NOT_FOUND");
    await refused(on.relay.treaties.getTreatyCall({ call: REASON }), "NOT_FOUND");
  });
});
