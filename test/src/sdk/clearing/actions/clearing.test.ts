import { expect } from "chai";
import type { CycleTerms } from "../../../../../src/sdk/clearing/model/cycle-terms.ts";
import { cycleId } from "../../../../../src/sdk/clearing/model/cycle-terms.ts";
import { obligationsOf } from "../../../../../src/sdk/clearing/model/lists.ts";
import { netCycle } from "../../../../../src/sdk/clearing/model/net-cycle.ts";
import type { Obligation } from "../../../../../src/sdk/clearing/model/obligation.ts";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import type { CaseParty } from "../../../../../src/testing/case-parties.ts";
import { type ClearingSystem, openClearing } from "../../../../../src/testing/clearing.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { testSystem } from "../../../../../src/testing/system.ts";

const [MONEY, COLLATERAL, FUND] = [10_000n, 100n, 60n];

describe("the actions of clearing", () => {
  let on: ClearingSystem;
  let [first, second, third]: [CaseParty, CaseParty, CaseParty] = [] as never;
  let terms: CycleTerms;

  beforeEach(async () => {
    const { ethers, deployment, deployer: relayer } = await testSystem();
    on = await openClearing({
      ethers,
      deployment,
      relayer,
      banks: 3,
      money: MONEY,
      collateral: COLLATERAL,
      fund: FUND,
    });
    [first, second, third] = on.banks as [CaseParty, CaseParty, CaseParty];
    terms = await on.terms(() => ({ netDebitCap: 1_000n, collateral: COLLATERAL, fund: FUND }));
  });

  const owe = (debtor: CaseParty, creditor: CaseParty, amount: bigint, number = 1n): Obligation => {
    return { debtor: debtor.org, creditor: creditor.org, amount, number };
  };
  const close = async (obligations: readonly Obligation[]) => {
    const { cycle } = await on.start(terms);
    await on.submit(terms, obligations);
    await on.pass(3_601);
    const { nets } = netCycle(terms, obligations);
    return { cycle, ...(await on.relay.clearing.submitNetsAndWait({ terms, nets })) };
  };
  const balance = ({ maker, client }: CaseParty) =>
    client.cash.getCashBalance({ cash: on.cash, account: maker.address });

  it("settles a cycle, and reads it at every stage", async () => {
    const obligations = [owe(first, second, 200n), owe(second, third, 130n), owe(third, first, 40n)];
    const { cycle } = await on.start(terms);
    expect(cycle).to.equal(cycleId(on.deployment, terms));
    await on.submit(terms, obligations.slice(0, 1));
    await on.submit(terms, obligations.slice(1));
    expect(await on.relay.clearing.listObligations({ cycle })).to.deep.equal(obligations);
    const open = await on.relay.clearing.getCycle({ cycle });
    expect(open).to.include({ state: "Open", until: terms.closesAt });
    expect(open.terms).to.deep.equal({ ...terms, pairCaps: [] });
    expect(open.positions.map(({ net, joined }) => [net, joined])).to.deep.equal([
      [-160n, true],
      [70n, true],
      [90n, true],
    ]);
    await on.pass(3_601);
    const { nets } = netCycle(terms, obligations);
    expect(await on.relay.clearing.submitNetsAndWait({ terms, nets })).to.include({ covered: true });
    const paid = await first.client.clearing.fundCycleAndWait({ cycle });
    expect(paid).to.include({ bank: first.org, amount: 160n });
    expect(await on.relay.clearing.settleCycleAndWait({ terms })).to.include({ cycle });
    expect(await on.relay.clearing.listCycles()).to.have.length(1);
    expect((await on.relay.clearing.getCycle({ cycle })).state).to.equal("Settled");
    expect([await balance(first), await balance(second), await balance(third)]).to.deep.equal([
      MONEY + 1n - 160n,
      MONEY + 1n + 70n,
      MONEY + 1n + 90n,
    ]);
  });

  it("has the guarantee pay, records claims, and lets them be repaid", async () => {
    await close([owe(first, second, 180n)]);
    await on.pass(7_201);
    const resolved = await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: [] });
    expect(resolved).to.include({ outcome: "SETTLED_WITH_GUARANTEE", defaulter: first.org });
    const { cash } = on;
    expect(await on.relay.clearing.getClearingDeposit({ cash, bank: first.org })).to.deep.equal({
      collateral: 0n,
      fund: 0n,
      owed: 20n,
    });
    const creditor = second.org;
    expect(await first.client.clearing.repayClearingClaimAndWait({ cash, creditor, amount: 10n })).to.include({
      debtor: first.org,
    });
    await first.client.clearing.repayClearingClaimAndWait({ cash, creditor: third.org, amount: 10n });
    expect((await on.relay.clearing.getClearingDeposit({ cash, bank: first.org })).owed).to.equal(0n);
    const more = { cash, creditor, amount: 1n };
    await refused(first.client.clearing.repayClearingClaim(more), "Clearing_ClaimExceeded");
  });

  it("has the deposit of who did not pay set off against all that it owes", async () => {
    await close([owe(first, second, 180n)]);
    await on.pass(7_201);
    await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: [] });
    const named = { cash: on.cash, debtor: first.org };
    const creditors = [second.org, third.org];
    const before = on.relay.clearing.listClearingClaims(named);
    expect(await before).to.deep.equal(creditors.map((creditor) => ({ creditor, amount: 10n })));
    await refused(on.relay.clearing.setOffClearingDeposit({ ...named, creditors }), "Clearing_AmountZero");
    await first.client.clearing.depositForClearingAndWait({ cash: on.cash, pot: "Collateral", amount: 7n });
    await refused(on.relay.clearing.setOffClearingDeposit({ ...named, creditors: [] }), "Clearing_CreditorsDiffer");
    const done = await on.relay.clearing.setOffClearingDepositAndWait({ ...named, creditors });
    expect(done).to.include({ collateral: 7n, fund: 0n });
    expect(done.paid.map(({ amount }) => amount)).to.deep.equal([4n, 3n]);
    const left = { creditor: second.org, amount: 6n };
    expect((await on.relay.clearing.listClearingClaims(named))[0]).to.deep.equal(left);
    await first.client.clearing.repayClearingClaimAndWait({ cash: on.cash, ...left });
    expect(await on.relay.clearing.listClearingClaims(named)).to.deep.equal([{ creditor: third.org, amount: 7n }]);
  });

  it("goes on without who did not pay, or fails", async () => {
    const obligations = [owe(first, second, 341n), owe(second, third, 200n)];
    const { cycle } = await close(obligations);
    await on.pass(7_201);
    const left = obligationsOf(obligations, first.org);
    await refused(on.relay.clearing.resolveDefault({ terms, obligations: [] }), "Clearing_OtherList");
    const resolved = await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: left });
    expect(resolved).to.include({ outcome: "RECOMPUTED", defaulter: first.org });
    expect((await on.relay.clearing.getCycle({ cycle })).state).to.equal("Recomputed");
    await on.pass(1_801);
    const failed = await on.relay.clearing.resolveDefaultAndWait({ terms, obligations: [] });
    expect(failed).to.include({ outcome: "FAILED_BILATERAL_GROSS", defaulter: null });
  });

  it("ends what nobody netted", async () => {
    await on.start(terms);
    await refused(on.relay.clearing.lapseCycle({ terms }), "Clearing_WrongState");
    await on.pass(7_201);
    expect(await on.relay.clearing.lapseCycleAndWait({ terms })).to.include({ cycle: cycleId(on.deployment, terms) });
  });

  it("takes deposits out again, and refuses what is put aside", async () => {
    const { cash } = on;
    const { clearing } = second.client;
    const to = second.maker.address;
    const taken = await clearing.withdrawFromClearingAndWait({ cash, pot: "Fund", amount: FUND, to });
    expect(taken).to.include({ bank: second.org, amount: FUND });
    await refused(clearing.withdrawFromClearing({ cash, pot: "Fund", amount: 1n, to }), "Clearing_DepositShort");
    await refused(on.start(terms), "Clearing_DepositShort");
  });

  it("refuses wrong arguments before anything is sent", async () => {
    const { clearing } = on.relay;
    const approval = { maker: "0x11", checker: "0x22" };
    await refused(clearing.joinCycle({ terms, joining: [{ bank: 99, approval }] }), "ARGUMENT_INVALID");
    const obligations = [owe(first, second, 1n)];
    await refused(clearing.submitObligations({ terms, obligations, confirmations: [] }), "ARGUMENT_INVALID");
    const confirmations = [first, second, third].map(({ org: bank }) => ({ bank, approval }));
    await refused(clearing.submitObligations({ terms, obligations, confirmations }), "ARGUMENT_INVALID");
    await refused(clearing.getCycle({ cycle: `0x${"00".repeat(32)}` }), "NOT_FOUND");
    expect(deployedContract(on.deployment, "Clearing", "clearing").address).to.equal(on.clearing);
  });
});
