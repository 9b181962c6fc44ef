import { expect } from "chai";
import { id } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import {
  queryLayerCall,
  queryLayerCalls,
  queryLoss,
  queryLosses,
  queryTreaties,
  queryTreaty,
  queryTreatyDeadlines,
} from "../../../src/sdk/query/treaties.ts";
import { treatiesDue } from "../../../src/sdk/treaties/due/treaties-due.ts";
import { type LossNotice, lossId } from "../../../src/sdk/treaties/model/loss-notice.ts";
import { treatyId } from "../../../src/sdk/treaties/model/treaty-terms.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { requireMine } from "../../../src/testing/mine-of.ts";
import { allOf, plain } from "../../../src/testing/plain-answers.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";
import { openTreaties, type TreatiesSystem } from "../../../src/testing/treaties.ts";

const DAY = 86_400;
const REASON = id("reason");

describe("indexer: treaties", function () {
  this.timeout(300_000);
  let on: TreatiesSystem;
  let indexer: TestIndexer;
  beforeEach(async () => {
    const system = await testSystem();
    on = await openTreaties({ ...system, relayer: system.deployer });
    indexer = await indexerOn(system);
  });
  afterEach(() => indexer.close());

  const as = async (party: CaseParty) => {
    await indexer.caughtUp();
    return signedIn(indexer.api, party.maker);
  };
  const sdk = () => on.relay.treaties;

  /** Every treaty, loss, call and clock as the chain has them: to who is a party to all. */
  async function agree(api: QueryApi): Promise<void> {
    await indexer.caughtUp();
    const source = { api };
    const listed = await sdk().listTreaties();
    expect(await sdk().listTreaties({ source })).to.deep.equal(listed);
    const clocks: unknown[] = [];
    for (const { treaty } of listed) {
      const found = await sdk().getTreaty({ treaty });
      const { item } = await queryTreaty(api, { treaty });
      const names = Object.keys(found) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
      expect(await sdk().listLosses({ treaty, source })).to.deep.equal(await sdk().listLosses({ treaty }));
      for (const { kind, loss, call, orgs, dueAt } of (await queryTreatyDeadlines(api, { treaty })).items) {
        const subject = kind === "Call" ? `${call} ${orgs?.[0]}` : (loss ?? treaty);
        clocks.push([`treaties.${kind.toLowerCase()}`, subject, orgs, dueAt]);
      }
    }
    for (const item of await allOf(everyItem(queryLosses, api, { limit: 1 }))) {
      const { notice, ...found } = await sdk().getLoss({ loss: item.loss });
      const names = Object.keys(found) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
      expect(item.notice).to.deep.equal(plain(notice));
    }
    for (const item of await allOf(everyItem(queryLayerCalls, api, { limit: 1 }))) {
      const { shares, ...found } = await sdk().getTreatyCall({ call: item.call });
      const names = Object.keys(found) as (keyof typeof item)[];
      expect(Object.fromEntries(names.map((name) => [name, item[name]]))).to.deep.equal(plain(found));
      const told = item.shares?.map(({ org, state, amount, payBy }) => ({ org, state, amount, payBy }));
      expect(told).to.deep.equal(plain(shares.filter(({ state }) => state !== "None")));
      if (item.loss === null) continue;
      const { calls } = (await queryLoss(api, { loss: item.loss })).item;
      expect(calls?.find(({ layer }) => layer === item.layer)).to.deep.include({ call: item.call });
    }
    const { dues, at } = await listDue(on.relay, [treatiesDue]);
    expect(clocks).to.have.deep.members(dues.map(({ kind, subject, orgs, dueAt }) => [kind, subject, orgs, dueAt]));
    for (const { treaty } of listed) {
      for (const { dueAt, isOver } of (await queryTreatyDeadlines(api, { treaty })).items) {
        expect(isOver).to.equal(at.time >= (dueAt ?? 0));
      }
    }
  }

  const assess = async (loss: string, amount: bigint, by = on.lead) =>
    sdk().assessLossAndWait({ loss, amount, ...(await on.sign(by, "assess", { loss, amount })) });
  const contest = async (loss: string, by: CaseParty) =>
    sdk().contestLossAndWait({ loss, reason: REASON, ...(await on.sign(by, "contest", { loss, reason: REASON })) });
  const callLayer = async (notice: LossNotice, layer: number) =>
    (await on.cedent.client.treaties.callLayerAndWait({ notice, layer })).call ?? "";
  const dispute = async (call: string, by: CaseParty) => {
    const act = { call, reason: REASON };
    await sdk().disputeCallAndWait({ ...act, org: by.org, ...(await on.sign(by, "dispute", act)) });
  };
  const award = async (call: string, of: CaseParty, amount: bigint) => {
    const act = { call, org: of.org, amount };
    await sdk().awardCallAndWait({ ...act, ...(await on.sign(on.arbiter, "award", act)) });
  };
  const pay = (treaty: string, amount: bigint) => on.cedent.client.treaties.payPremiumAndWait({ treaty, amount });

  it("are as the chain has them: placed, in force, advised, contested, called, disputed, paid and drawn", async () => {
    const cedent = await as(on.cedent);
    await agree(cedent);
    const terms = await on.terms();
    const treaty = treatyId(terms);
    await sdk().quoteTreatyAndWait({ terms, ...(await on.sign(on.lead, "agree", { treaty })) });
    await agree(cedent);
    for (const each of [on.second, on.third]) {
      await sdk().writeLineAndWait({ treaty, ...(await on.sign(each, "agree", { treaty })) });
    }
    await on.second.client.treaties.postCollateralAndWait({ treaty, amount: 50_000n });
    await agree(cedent);
    await sdk().bindTreatyAndWait({ treaty, ...(await on.sign(on.cedent, "agree", { treaty })) });
    await agree(cedent);
    await on.pass(terms.inception - (await on.now()));
    await pay(treaty, 20_000n);
    await agree(cedent);

    const large = await on.notice(treaty, 400_000n);
    const loss = await on.notify(large);
    await agree(cedent);
    await assess(loss, 400_000n);
    await agree(cedent);
    const call = await callLayer(large, 0);
    await agree(cedent);
    await callLayer(large, 1);
    await agree(cedent);
    await on.lead.client.treaties.payCallAndWait({ call });
    await dispute(call, on.third);
    await agree(cedent);
    await on.pass(20 * DAY);
    await agree(cedent);
    await sdk().drawCollateralAndWait({ call, org: on.second.org });
    await award(call, on.third, 5_000n);
    await agree(cedent);
    await on.third.client.treaties.payCallAndWait({ call });
    await agree(cedent);
    const seen = (await queryLayerCall(cedent, { call })).item;
    expect(seen).to.deep.include({ state: "Defaulted", cause: "Layer", loss, layer: 0, followed: false });
    expect(seen.shares?.map(({ state, called, drawn }) => [state, called, drawn])).to.deep.equal([
      ["Paid", "150000", "0"],
      ["Defaulted", "90030", "50000"],
      ["Paid", "59970", "0"],
    ]);
    await on.second.client.treaties.payCallAndWait({ call });
    await agree(cedent);
    await pay(treaty, 30_000n);

    const silent = await on.notice(treaty, 105_000n);
    const silentLoss = await on.notify(silent);
    await on.pass(10 * DAY);
    await agree(cedent);
    await sdk().deemLossAndWait({ loss: silentLoss });
    await agree(cedent);
    const rejected = await callLayer(silent, 0);
    await dispute(rejected, on.second);
    await award(rejected, on.second, 0n);
    await agree(cedent);
    const contested = await on.notice(treaty, 480_000n);
    const contestedLoss = await on.notify(contested);
    await contest(contestedLoss, on.lead);
    await agree(cedent);
    await assess(contestedLoss, 450_000n, on.arbiter);
    await callLayer(contested, 1);
    await agree(cedent);
    await callLayer(contested, 0);
    await agree(cedent);
    await on.pass(4 * DAY);
    const less = await on.notice(treaty, 420_000n);
    const lessLoss = await on.notify(less);
    await assess(lessLoss, 101_000n);
    await contest(lessLoss, on.cedent);
    await agree(cedent);
    expect((await queryLoss(cedent, { loss: lessLoss })).item.contest).to.deep.include({ by: on.cedent.org });
    await on.cedent.client.treaties.withdrawLossAndWait({ notice: less });
    await agree(cedent);
  });

  it("have an account, run off, share a profit and are closed; premium is paid after that", async () => {
    const second = await as(on.second);
    const treaty = await on.inForce({ profitBps: 2_000 });
    await pay(treaty, 20_000n);
    for (const amount of [105_000n, 104_000n]) {
      const small = await on.assessed(treaty, amount);
      await callLayer(small, 0);
      await agree(second);
      await callLayer(small, 1);
      await on.pass(4 * DAY);
    }
    expect((await queryTreaty(second, { treaty })).item).to.deep.include({ account: "9000", state: "InForce" });
    await on.pass(100 * DAY);
    await agree(second);
    await sdk().settleTreatyAccountAndWait({ treaty });
    await agree(second);
    const { premiumDue } = await sdk().getTreaty({ treaty });
    await pay(treaty, premiumDue);
    await agree(second);
    const open = await on.assessed(treaty, 200_000n);
    const call = await callLayer(open, 0);
    for (const each of [on.lead, on.second, on.third]) await each.client.treaties.payCallAndWait({ call });
    const { premiumDue: again } = await sdk().getTreaty({ treaty });
    await pay(treaty, again);
    await agree(second);
    await on.pass(280 * DAY);
    await agree(second);
    await sdk().lapseLossAndWait({ notice: open });
    await agree(second);
    await sdk().releaseCollateralAndWait({ treaty, org: on.second.org });
    await sdk().declareProfitAndWait({ treaty });
    await agree(second);
    expect((await queryTreaty(second, { treaty })).item.profit).to.have.property("deficitForward");
    await sdk().closeTreatyAndWait({ treaty });
    await agree(second);
    expect((await queryTreaty(second, { treaty })).item).to.deep.include({ state: "Closed" });
  });

  it("end by commutation, with what is open, advised and called", async () => {
    const lead = await as(on.lead);
    const treaty = await on.inForce();
    await pay(treaty, 20_000n);
    const call = await callLayer(await on.assessed(treaty, 400_000n), 0);
    await on.pass(4 * DAY);
    const waiting = await on.notice(treaty, 300_000n);
    await on.notify(waiting);
    await on.lead.client.treaties.postCollateralAndWait({ treaty, amount: 60_000n });
    await on.third.client.treaties.postCollateralAndWait({ treaty, amount: 60_000n });
    await agree(lead);
    const amount = 100_001n;
    const deadline = (await on.now()) + DAY;
    const signed = async (by: CaseParty) => (await on.sign(by, "commute", { treaty, amount })).approval;
    const byLines = [await signed(on.lead), await signed(on.second), await signed(on.third)];
    const byCedent = await signed(on.cedent);
    await sdk().commuteTreatyAndWait({ treaty, amount, deadline, byCedent, byLines });
    await agree(lead);
    expect((await queryLayerCall(lead, { call })).item.state).to.equal("Commuted");
    await on.cedent.client.treaties.withdrawLossAndWait({ notice: waiting });
    await agree(lead);
    await sdk().releaseCollateralAndWait({ treaty, org: on.second.org });
    await agree(lead);
    expect((await queryTreaty(lead, { treaty })).item.commuted).to.deep.include({ amount: "100001" });
  });

  it("are told to cedent, reinsurers and arbiter, and of others to nobody; each lists its own, by state", async () => {
    const treaty = await on.inForce();
    const notice = await on.assessed(treaty, 400_000n);
    await pay(treaty, 20_000n);
    const call = await callLayer(notice, 0);
    const loss = lossId(notice);
    await sdk().quoteTreatyAndWait(await quoted());
    const shown = async (api: QueryApi) => {
      const [of_, { item: told }] = [(await queryTreaty(api, { treaty })).item, await queryLoss(api, { loss })];
      const { shares } = (await queryLayerCall(api, { call })).item;
      return [of_.recovered, told.amount, shares?.length ?? null];
    };
    const all = ["300000", "400000", 3];
    for (const party of [on.cedent, on.lead, on.second, on.third, on.arbiter]) {
      expect(await shown(await as(party))).to.deep.equal(all);
      const clocks = (await queryTreatyDeadlines(await as(party), { treaty })).items;
      expect(clocks.map(({ dueAt }) => dueAt !== null)).to.deep.equal([true, true, true, true, true]);
      expect(await requireMine(queryTreaties, await as(party))).to.equal(2);
    }
    expect(await shown(await as(on.bank))).to.deep.equal([null, null, null]);
    for (const api of [await as(on.bank), indexer.api]) {
      expect(await refusalOf(queryTreatyDeadlines(api, { treaty }))).to.equal("INDEX_WITHHELD");
    }
    for (const asked of [queryTreaty(indexer.api, { treaty }), queryLoss(indexer.api, { loss })]) {
      expect(await refusalOf(asked)).to.equal("INDEX_WITHHELD");
    }
    expect(await requireMine(queryTreaties, await as(on.bank))).to.equal(0);
    const bank = { api: await as(on.bank) };
    expect(await sdk().listTreaties({ source: bank })).to.deep.equal([]);
    expect(await sdk().listLosses({ treaty, source: bank })).to.deep.equal([]);
    const lead = await as(on.lead);
    const inState = async (state: "Quoted" | "Bound" | "InForce" | "RunOff", mine: boolean) =>
      (await queryTreaties(lead, { state, mine })).items.length;
    for (const mine of [true, false]) {
      const counts = [await inState("Quoted", mine), await inState("Bound", mine)];
      expect([...counts, await inState("InForce", mine), await inState("RunOff", mine)]).to.deep.equal([1, 0, 1, 0]);
    }
    await on.pass(200 * DAY);
    await indexer.caughtUp();
    for (const mine of [true, false]) {
      expect([await inState("InForce", mine), await inState("RunOff", mine)]).to.deep.equal([0, 1]);
    }
    expect((await queryLosses(lead, { treaty, state: "Assessed", newest: true })).items).to.have.lengthOf(1);
    expect((await queryLayerCalls(lead, { loss, state: "Open" })).items).to.have.lengthOf(1);
    expect(await refusalOf(queryTreaty(lead, { treaty: id("none") }))).to.equal("NOT_FOUND");
  });

  async function quoted() {
    const terms = await on.terms();
    return { terms, ...(await on.sign(on.lead, "agree", { treaty: treatyId(terms) })) };
  }
});
