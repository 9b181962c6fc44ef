import { expect } from "chai";
import { id, toBeHex } from "ethers";
import { listDue } from "../../../src/keeper/list-due.ts";
import { SOURCES } from "../../../src/keeper/sources.ts";
import { instrumentsContract } from "../../../src/sdk/ledger/contracts.ts";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import { keepOnce } from "../../../src/testing/keeper.ts";
import { type PartyName, type SupplyChain, supplyChain } from "../../../src/testing/receivables.ts";

const ledgerOf = (system: SupplyChain, party: PartyName) =>
  instrumentsContract(system[party].client).connect(system[party].signer);

async function pay(system: SupplyChain, instrument: bigint, amount: bigint): Promise<void> {
  const ledger = ledgerOf(system, "buyer");
  await system.buyer.client.cash.approveCashAndWait({ cash: system.cash, spender: String(ledger.target), amount });
  await (await ledger.pay(instrument, amount)).wait();
}

/** Kinds with an act that are due, and how often each. */
async function dueNow({ stranger }: SupplyChain): Promise<Record<string, number>> {
  const { dues, at } = await listDue(stranger, SOURCES);
  const counts: Record<string, number> = {};
  for (const { kind, act, dueAt } of dues) if (act && dueAt <= at.time) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const eventsOf = async (system: SupplyChain, name: "ReceivableEnded" | "ReceivableOverdue" | "ReceivableClosed") => {
  const contract = receivablesContract(system.stranger);
  return (await contract.queryFilter(contract.filters[name]())).map(({ args }) => args.receivable);
};

/** The supplier sells 400.00 of 1000.00 to the bank. */
async function sold(recourse: boolean) {
  const system = await supplyChain();
  const { supplier, bank, cash, deployment, deadline } = system;
  await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
  await system.limit("bank", "buyer", "OBLIGOR_RISK", 40_000n);
  await system.limit("bank", "supplier", "SELLER_RISK", 40_000n);
  const receivable = await system.confirmed(system.terms("S-1", { graceDays: 2 }));
  const { instrument } = await supplier.client.receivables.getReceivable({ receivable });
  const ledger = deployment.contracts.Instruments?.address ?? "";
  const [seller, buyer] = [supplier.signer.address, bank.signer.address];
  await system.fund("bank", 100_000n);
  const legs = [
    { asset: ledger, id: instrument, from: seller, to: buyer, amount: 40_000n },
    { asset: cash, from: buyer, to: seller, amount: 39_000n },
  ];
  await system.settled({ legs, ref: id("contract"), recourse, deadline }, "supplier", "bank");
  return { system, receivable, instrument, seller, buyer };
}

describe("what falls due of receivables", function () {
  this.timeout(120_000);

  it("expires what nobody confirmed, each once, and nothing that was rejected or confirmed", async () => {
    const system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
    const terms = ["E-1", "E-2", "E-3", "E-4"].map((number) => system.terms(number));
    const { registered } = await system.supplier.client.receivables.registerReceivablesAndWait({ receivables: terms });
    const ids = registered.map(({ receivable }) => receivable);
    await system.confirmed(system.terms("E-5"));
    await system.buyer.client.receivables.rejectReceivables({ receivables: terms.slice(3), reason: id("wrong") });
    const { dues, at } = await listDue(system.stranger, SOURCES);
    const clocks = dues.filter(({ kind }) => kind === "receivables.expire");
    expect(clocks.map(({ subject }) => subject)).to.have.members(ids.slice(0, 3));
    expect(clocks.map(({ orgs }) => orgs)).to.deep.equal([[2], [2], [2]]);
    expect((clocks[0]?.dueAt ?? 0) - at.time).to.be.within(29 * 86_400, 30 * 86_400 + 1);
    expect(await keepOnce(system)).to.equal(0);

    await system.pass(31);
    expect(await dueNow(system)).to.deep.equal({ "receivables.expire": 3 });
    expect(await keepOnce(system, { only: ["receivables.overdue"] })).to.equal(0);
    expect(await keepOnce(system, { mostPerCall: 2 })).to.equal(3);
    expect(await eventsOf(system, "ReceivableEnded")).to.have.members(ids);
    expect(await keepOnce(system)).to.equal(0);
  });

  it("tells whose clocks run until a receivable is paid, and pays out and closes it then", async () => {
    const { system, receivable, instrument, seller, buyer } = await sold(false);
    const { dues } = await listDue(system.stranger, SOURCES);
    const told = dues.map(({ kind, orgs, act }) => [kind, orgs, act !== undefined]);
    expect(told).to.have.deep.members([
      ["ledger.cutoff", [3, 1], false],
      ["receivables.payment", [2], false],
      ["receivables.overdue", [2], true],
    ]);
    const cutoff = dues.find(({ kind }) => kind === "ledger.cutoff");
    expect(cutoff?.subject).to.equal(toBeHex(instrument, 32));

    await system.fund("buyer", 100_000n);
    await pay(system, instrument, 30_000n);
    expect(await dueNow(system)).to.deep.equal({});
    await pay(system, instrument, 70_000n);
    expect(await dueNow(system)).to.deep.equal({ "ledger.redeem": 2 });
    expect(await keepOnce(system)).to.equal(3);
    const ledger = instrumentsContract(system.stranger);
    expect(await ledger.balanceOf(seller, instrument)).to.equal(0n);
    expect(await system.stranger.cash.getCashBalance({ cash: system.cash, account: buyer })).to.equal(101_000n);
    expect(await eventsOf(system, "ReceivableClosed")).to.deep.equal([receivable]);
    expect((await listDue(system.stranger, SOURCES)).dues).to.deep.equal([]);
  });

  it("pays out part payments after the cut-off, marks the rest overdue, and lets recourse lapse", async () => {
    const { system, receivable, instrument } = await sold(true);
    await system.fund("buyer", 50_000n);
    await pay(system, instrument, 50_000n);
    await system.pass(92); // after the cut-off, within the days of grace, whatever the weekday
    const before = await keepOnce(system, { only: ["ledger.redeem"] });
    expect(before).to.equal(2);
    await system.pass(5);
    expect(await keepOnce(system)).to.equal(1);
    expect(await eventsOf(system, "ReceivableOverdue")).to.deep.equal([receivable]);
    const { dues } = await listDue(system.stranger, SOURCES);
    expect(dues.map(({ kind, orgs }) => [kind, orgs])).to.have.deep.members([
      ["receivables.default", [2]],
      ["receivables.recourse", [1, 3]],
    ]);
    await system.pass(3 * 365);
    expect(await keepOnce(system)).to.equal(1);
    expect((await system.stranger.receivables.listSales({ receivable }))[0]?.recourseState).to.equal("Ended");
  });

  it("tells of limits of units that a bank passed on, and frees recourse of what is closed", async () => {
    const { system, instrument, buyer } = await sold(true);
    const rival = system.rival.signer.address;
    await (await ledgerOf(system, "bank").safeTransferFrom(buyer, rival, instrument, 15_000n, "0x")).wait();
    const { dues: told } = await listDue(system.stranger, SOURCES);
    expect(told.map(({ kind }) => kind)).to.include("receivables.exposure");
    expect(await keepOnce(system)).to.equal(0);

    await system.fund("buyer", 100_000n);
    await pay(system, instrument, 100_000n);
    // Three holders, the receivable, and the recourse.
    expect(await keepOnce(system)).to.equal(5);
    expect((await listDue(system.stranger, SOURCES)).dues).to.deep.equal([]);
    const limit = { principal: 1, counterparty: 3, kind: "SELLER_RISK" } as const;
    expect((await system.stranger.limits.getCreditLimit(limit)).used).to.equal(0n);
  });

  it("leaves to its pledgee what is pledged, and pays it out once it is released", async () => {
    const system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
    const receivable = await system.confirmed(system.terms("P-1"));
    const { instrument } = await system.stranger.receivables.getReceivable({ receivable });
    const ref = id("loan");
    await (await ledgerOf(system, "supplier").pledge(instrument, 1, 60_000n, 4_000_000_000n, ref)).wait();
    await system.fund("buyer", 100_000n);
    await pay(system, instrument, 100_000n);
    expect(await keepOnce(system)).to.equal(1);
    expect(await instrumentsContract(system.stranger).balanceOf(system.supplier.signer.address, instrument)).to.equal(
      60_000n,
    );
    const owner = system.supplier.signer.address;
    await (await ledgerOf(system, "bank").release(instrument, owner, 60_000n, ref)).wait();
    expect(await keepOnce(system)).to.equal(2);
  });
});
