import { expect } from "chai";
import { listDue } from "../../../src/keeper/list-due.ts";
import { clearingDue } from "../../../src/sdk/clearing/due/clearing-due.ts";
import type { CycleTerms } from "../../../src/sdk/clearing/model/cycle-terms.ts";
import type { Obligation } from "../../../src/sdk/clearing/model/obligation.ts";
import type { CaseParty } from "../../../src/testing/case-parties.ts";
import { type ClearingSystem, openClearing } from "../../../src/testing/clearing.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type TestSystem, testSystem } from "../../../src/testing/system.ts";

describe("a keeper of clearing", () => {
  let system: TestSystem;
  let on: ClearingSystem;
  let [first, second, third]: [CaseParty, CaseParty, CaseParty] = [] as never;
  let terms: CycleTerms;
  let cycle: string;

  beforeEach(async () => {
    system = await testSystem();
    const { ethers, deployment, deployer: relayer } = system;
    on = await openClearing({ ethers, deployment, relayer, banks: 3, money: 10_000n, collateral: 100n, fund: 60n });
    [first, second, third] = on.banks as [CaseParty, CaseParty, CaseParty];
    terms = await on.terms(() => ({ netDebitCap: 1_000n, collateral: 100n, fund: 60n }));
    ({ cycle } = await on.start(terms));
  });

  const owe = (debtor: CaseParty, creditor: CaseParty, amount: bigint, number = 1n): Obligation => {
    return { debtor: debtor.org, creditor: creditor.org, amount, number };
  };
  const keep = () => keepOnce(system, { sources: [clearingDue] });
  const kinds = async () => (await listDue(on.relay, [clearingDue])).dues.map(({ kind, dueAt }) => [kind, dueAt]);
  const state = async () => (await on.relay.clearing.getCycle({ cycle })).state;

  it("nets and settles", async () => {
    await on.submit(terms, [owe(first, second, 30n)]);
    const [closes, paid] = [Number(terms.closesAt) + 1, Number(terms.fundedBy) + 1];
    expect(await kinds()).to.deep.equal([
      ["clearing.net", closes],
      ["clearing.lapse", paid],
    ]);
    expect(await keep()).to.equal(0);
    await on.pass(3_601);
    expect(await keep()).to.equal(1);
    expect(await kinds()).to.deep.equal([
      ["clearing.payment", paid],
      ["clearing.default", paid],
    ]);
    await first.client.clearing.fundCycleAndWait({ cycle });
    expect(await keep()).to.equal(1);
    expect(await state()).to.equal("Settled");
    expect(await kinds()).to.deep.equal([]);
  });

  it("goes on without who did not pay, and fails the cycle when another does not", async () => {
    await on.submit(terms, [owe(first, second, 500n), owe(second, third, 300n)]);
    await on.pass(3_601);
    expect(await keep()).to.equal(1);
    await on.pass(3_601);
    expect(await keep()).to.equal(1);
    expect(await state()).to.equal("Recomputed");
    const { dues } = await listDue(on.relay, [clearingDue]);
    expect(dues.map(({ kind, orgs }) => [kind, orgs])).to.deep.equal([
      ["clearing.payment", [second.org]],
      ["clearing.default", [second.org]],
    ]);
    await on.pass(1_801);
    expect(await keep()).to.equal(1);
    expect(await state()).to.equal("Failed");
  });

  it("ends what nobody netted", async () => {
    await on.pass(7_300);
    expect(await keep()).to.equal(1);
    expect(await state()).to.equal("Failed");
  });
});
