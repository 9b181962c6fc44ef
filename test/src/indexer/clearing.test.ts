import { expect } from "chai";
import { type BaseWallet, toBeHex, Wallet } from "ethers";
import type { CycleTerms } from "../../../src/sdk/clearing/model/cycle-terms.ts";
import { obligationsOf } from "../../../src/sdk/clearing/model/lists.ts";
import { netCycle } from "../../../src/sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../../../src/sdk/clearing/model/obligation.ts";
import { membersContract } from "../../../src/sdk/members/contracts.ts";
import { dutyBits } from "../../../src/sdk/members/model/duties.ts";
import { roleBits } from "../../../src/sdk/members/model/roles.ts";
import type { QueryApi } from "../../../src/sdk/query/ask.ts";
import {
  queryClearingClaims,
  queryClearingDefaults,
  queryCycle,
  queryCycleObligations,
  queryCyclePositions,
  queryCycles,
} from "../../../src/sdk/query/clearing.ts";
import { everyItem } from "../../../src/sdk/query/every-item.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type ClearingSystem, openClearing } from "../../../src/testing/clearing.ts";
import { indexerOn, type TestIndexer } from "../../../src/testing/indexer.ts";
import { refusalOf } from "../../../src/testing/refusal-of.ts";
import { signedIn } from "../../../src/testing/sign-in.ts";
import { testSystem } from "../../../src/testing/system.ts";

const ALL = { money: 10_000n, collateral: 300n, fund: 200n };
const MEMBER = { netDebitCap: 5_000n, collateral: 100n, fund: 60n };

describe("indexer: clearing", function () {
  this.timeout(120_000);
  let on: ClearingSystem;
  let indexer: TestIndexer;
  let regulator: QueryApi;
  let banks: CaseParty[];
  let number = 0n;

  before(async () => {
    const system = await testSystem();
    on = await openClearing({ ...system, relayer: system.deployer, banks: 4, ...ALL });
    banks = [...on.banks];
    const members = membersContract(on.relay);
    const council = await system.ethers.getImpersonatedSigner(await members.council());
    const watcher: BaseWallet = Wallet.createRandom().connect(system.ethers.provider) as never;
    const admission = { name: "Watch", roles: roleBits(["REGULATOR"]), admin: watcher.address, person: toBeHex(7, 20) };
    await (await members.connect(council).admit(admission)).wait();
    await system.ethers.provider.send("hardhat_setBalance", [watcher.address, toBeHex(10n ** 20n)]);
    const duties = dutyBits(["ADMIN", "MAKER"]);
    await (await members.connect(watcher).enrol(watcher.address, duties, 0, toBeHex(7, 20))).wait();
    indexer = await indexerOn(system);
    await indexer.caughtUp();
    regulator = await signedIn(indexer.api, watcher);
  });
  after(() => indexer?.close());

  const owe = (debtor: number, creditor: number, amount: bigint): Obligation => {
    const [from, to] = [banks[debtor]?.org ?? 0, banks[creditor]?.org ?? 0];
    return { debtor: from, creditor: to, amount, number: ++number };
  };
  const started = async (obligations: readonly Obligation[], changes: Partial<CycleTerms> = {}) => {
    const terms = await on.terms(() => MEMBER, changes);
    const { cycle } = await on.start(terms);
    await on.submit(terms, obligations.slice(0, 2));
    if (obligations.length > 2) await on.submit(terms, obligations.slice(2));
    return { terms, cycle };
  };
  const netted = async (terms: CycleTerms, obligations: readonly Obligation[]) => {
    await on.pass(3_601);
    await on.relay.clearing.submitNetsAndWait({ terms, nets: netCycle(terms, obligations).nets });
  };
  /** What the chain says now is what the rows say. */
  const agree = async (cycle: string) => {
    await indexer.caughtUp();
    const chain = await on.relay.clearing.getCycle({ cycle });
    const { item } = await queryCycle(regulator, { cycle });
    const { state, until, missing } = chain;
    expect(item).to.include({ state, until, missing: state === "Failed" || state === "Settled" ? 0 : missing });
    if (item.covered !== null) expect(item.covered).to.equal(chain.covered);
    const { items } = await queryCyclePositions(regulator, { cycle });
    expect(items.map(({ bank, joined, net, paid }) => ({ bank, joined, net, paid }))).to.deep.equal(
      chain.positions.map(({ bank, joined, net, paid }) => ({ bank, joined, net: `${net}`, paid: `${paid}` })),
    );
    for (const { owes, isOwed, net } of items)
      expect(BigInt(isOwed ?? 0) - BigInt(owes ?? 0)).to.equal(BigInt(net ?? 0));
    const told: unknown[] = [];
    for await (const each of everyItem(queryCycleObligations, regulator, { cycle, limit: 2 })) {
      const { debtor, creditor, amount, number: own } = each;
      told.push({ debtor, creditor, amount: BigInt(amount ?? 0), number: BigInt(own ?? 0) });
    }
    expect(told).to.deep.equal(await on.relay.clearing.listObligations({ cycle }));
    return item;
  };

  it("has gross against net of each bank at every stage, as the chain has it", async () => {
    const obligations = [owe(0, 1, 200n), owe(1, 2, 130n), owe(2, 0, 40n), owe(1, 0, 10n)];
    const { terms, cycle } = await started(obligations, {
      pairCaps: [{ creditor: banks[0]?.org ?? 0, debtor: banks[1]?.org ?? 0, cap: 900n }],
    });
    const open = await agree(cycle);
    expect(open).to.include({ state: "Open", gross: "380", net: "150", obligations: 4, covered: null });
    expect(open.pairCaps).to.deep.equal([{ creditor: banks[0]?.org, debtor: banks[1]?.org, cap: "900" }]);
    await on.pass(3_601);
    const closed = await agree(cycle);
    expect(closed.state).to.equal("Closed");
    for (const [state, has] of [
      ["Open", false],
      ["Closed", true],
    ] as const) {
      const { items } = await queryCycles(regulator, { state });
      expect(
        items.some((each) => each.cycle === cycle),
        state,
      ).to.equal(has);
    }
    await on.relay.clearing.submitNetsAndWait({ terms, nets: netCycle(terms, obligations).nets });
    expect(await agree(cycle)).to.include({ state: "Netted", missing: 1 });
    await (banks[0] as CaseParty).client.clearing.fundCycleAndWait({ cycle });
    expect(await agree(cycle)).to.include({ state: "Funded", missing: 0 });
    await on.relay.clearing.settleCycleAndWait({ terms });
    await agree(cycle);
    const { items } = await queryCycleObligations(regulator, { cycle });
    expect(new Set(items.map(({ state }) => state))).to.deep.equal(new Set(["Settled"]));
  });

  it("tells of a default that was covered, and of the claims from it", async () => {
    const obligations = [owe(3, 1, 180n)];
    const { terms, cycle } = await started(obligations);
    await netted(terms, obligations);
    await on.pass(7_201);
    await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: [] });
    await agree(cycle);
    const { items } = await queryClearingDefaults(regulator, { newest: true });
    const [found] = items;
    expect(found).to.deep.include({ cycle, bank: banks[3]?.org, outcome: "Covered", collateral: "100", fund: "60" });
    const paid = (found?.shares ?? []).reduce((sum, { amount }) => sum + BigInt(amount), 0n);
    expect(paid).to.equal(20n);
    const debtor = (banks[3] as CaseParty).client;
    const { items: claims } = await queryClearingClaims(regulator);
    expect(claims.map(({ arisen }) => BigInt(arisen ?? 0)).reduce((a, b) => a + b)).to.equal(20n);
    for (const { creditor, arisen } of claims) {
      const repaid = { cash: on.cash, creditor: creditor ?? 0, amount: BigInt(arisen ?? 0) };
      await debtor.clearing.repayClearingClaimAndWait(repaid);
    }
    await indexer.caughtUp();
    for (const each of (await queryClearingClaims(regulator)).items) expect(each.paid).to.equal(each.arisen);
    await debtor.clearing.depositForClearingAndWait({ cash: on.cash, pot: "Collateral", amount: 300n });
    await debtor.clearing.depositForClearingAndWait({ cash: on.cash, pot: "Fund", amount: 300n });
  });

  it("has a cycle without who did not pay, and what becomes of it", async () => {
    const obligations = [owe(3, 1, 900n), owe(1, 2, 200n), owe(0, 3, 30n)];
    const { terms, cycle } = await started(obligations);
    await netted(terms, obligations);
    await (banks[0] as CaseParty).client.clearing.fundCycleAndWait({ cycle });
    await on.pass(7_201);
    const left = obligationsOf(obligations, banks[3]?.org ?? 0);
    await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: left });
    expect(await agree(cycle)).to.include({ state: "Recomputed", gross: "200", net: "200" });
    const states = async () => (await queryCycleObligations(regulator, { cycle })).items.map(({ state }) => state);
    expect(await states()).to.deep.equal(["Returned", "InCycle", "Returned"]);
    await on.pass(1_801);
    await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: [] });
    expect(await agree(cycle)).to.include({ state: "Failed" });
    expect(await states()).to.deep.equal(["Returned", "Returned", "Returned"]);
  });

  it("shows a member its own, the operator and a regulator all, and other members that there is a cycle", async () => {
    const obligations = [owe(0, 1, 7_001n), owe(1, 2, 6_002n), owe(2, 1, 5_003n), owe(3, 0, 4_004n)];
    const wide = { ...MEMBER, netDebitCap: 100_000n };
    const terms = await on.terms(() => wide);
    const members = terms.members.slice(0, 3);
    const { cycle } = await on.start({ ...terms, members });
    await on.submit({ ...terms, members }, obligations.slice(0, 3));
    await indexer.caughtUp();
    const as = (place: number) => signedIn(indexer.api, (banks[place] as CaseParty).maker);
    const seen = async (api: QueryApi) => {
      const { items } = await queryCycleObligations(api, { cycle });
      const { items: positions } = await queryCyclePositions(api, { cycle });
      const { item } = await queryCycle(api, { cycle });
      return {
        amounts: items.map(({ amount }) => amount),
        owes: positions.map(({ owes }) => owes),
        caps: positions.map(({ netDebitCap }) => netDebitCap),
        gross: item.gross,
        members: item.members?.length ?? null,
      };
    };
    const whole = {
      amounts: ["7001", "6002", "5003"],
      owes: ["7001", "6002", "5003"],
      caps: ["100000", "100000", "100000"],
      gross: "18006",
      members: 3,
    };
    expect(await seen(regulator), "a regulator").to.deep.equal(whole);
    expect(await seen(await as(0)), "the operator").to.deep.equal(whole);
    const third = { ...whole, amounts: ["6002", "5003"], owes: [null, null, "5003"], gross: null };
    expect(await seen(await as(2)), "a member").to.deep.equal(third);
    const other = await as(3);
    const { item } = await queryCycle(other, { cycle });
    expect(item).to.deep.include({ gross: null, members: null });
    expect(item.withheld).to.include.members(["gross", "net", "members"]);
    for (const api of [other, indexer.api]) {
      expect(await refusalOf(queryCycleObligations(api, { cycle }))).to.equal("INDEX_WITHHELD");
      expect(await refusalOf(queryCyclePositions(api, { cycle }))).to.equal("INDEX_WITHHELD");
    }
    for (const asked of [queryCycle(indexer.api, { cycle }), queryCycles(indexer.api, {})]) {
      expect(await refusalOf(asked)).to.equal("INDEX_WITHHELD");
    }
  });
});
