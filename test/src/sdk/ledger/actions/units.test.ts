import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { instrumentsContract } from "../../../../../src/sdk/ledger/contracts.ts";
import { type Order, orderDigest, signOrder } from "../../../../../src/sdk/ledger/model/order.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { type SupplyChain, supplyChain } from "../../../../../src/testing/receivables.ts";

/** The supplier has 1000.00 that the buyer owes. */
async function issued() {
  const system = await supplyChain();
  await system.limit("buyer", "buyer", "UNDERTAKING", 500_000n);
  const receivable = await system.confirmed(system.terms("U-1"));
  const { instrument } = await system.supplier.client.receivables.getReceivable({ receivable });
  const accounts = {
    supplier: system.supplier.signer.address,
    smith: system.smith.signer.address,
    bank: system.bank.signer.address,
  };
  return { system, receivable, instrument, ...accounts };
}

const orderOf = (system: SupplyChain, instrument: bigint, holder: string, rest: Partial<Order> = {}): Order => ({
  instrument,
  holder,
  amount: 70_000n,
  reason: id("judgment"),
  deadline: system.deadline,
  nonce: 1n,
  ...rest,
});

const signed = ({ regulator, deployment }: SupplyChain, order: Order) =>
  regulator.approve((signer) => signOrder(signer, deployment, order));

describe("units", () => {
  it("are passed on by their holder, to many, and by an operator; the events tell it", async () => {
    const { system, instrument, supplier, smith, bank } = await issued();
    const { units } = system.supplier.client;
    const document = id("delivery note");
    const passed = await units.transferUnitsAndWait({ instrument, to: smith, amount: 30_000n, document });
    expect(passed).to.deep.include({ instrument, from: supplier, to: smith, amount: 30_000n });
    const parts = [
      { to: smith, amount: 1_000n },
      { to: bank, amount: 2_000n },
    ];
    expect((await units.passToManyAndWait({ instrument, parts })).parts).to.deep.equal(parts);
    const byOperator = { instrument, from: supplier, to: smith, amount: 500n };
    const operator = system.smith.client.units;
    await refused(operator.transferUnits(byOperator), "Holdings_NotOperator");
    await units.setOperatorAndWait({ operator: smith, approved: true });
    await operator.transferUnitsAndWait(byOperator);
    await units.setOperatorAndWait({ operator: smith, approved: false });
    await refused(operator.transferUnits(byOperator), "Holdings_NotOperator");

    const { signer } = system.bank;
    const contract = instrumentsContract(system.bank.client).connect(signer);
    await (await contract.safeBatchTransferFrom(bank, smith, [instrument], [700n], "0x")).wait();
    const reader = system.stranger.units;
    const told = (await reader.listTransfers({ instrument })).map(({ from, to, amount, document: for_ }) => {
      return [from, to, amount, for_];
    });
    expect(told).to.deep.equal([
      [ZeroAddress, supplier, 100_000n, null],
      [supplier, smith, 30_000n, document],
      [supplier, smith, 1_000n, null],
      [supplier, bank, 2_000n, null],
      [supplier, smith, 500n, null],
      [bank, smith, 700n, null],
    ]);
    expect(await reader.listTransfers({ instrument, from: bank })).to.have.length(1);
    expect(await reader.listTransfers({ instrument, from: supplier, to: bank })).to.have.length(1);
    expect(await reader.listTransfers({ instrument: instrument + 1n })).to.deep.equal([]);
    expect(await reader.listHoldings({ instrument })).to.deep.equal([
      { holder: supplier, balance: 66_500n, pledged: 0n, ordered: 0n, free: 66_500n },
      { holder: smith, balance: 32_200n, pledged: 0n, ordered: 0n, free: 32_200n },
      { holder: bank, balance: 1_300n, pledged: 0n, ordered: 0n, free: 1_300n },
    ]);
    expect(await reader.listHoldings({ instrument: instrument + 1n })).to.deep.equal([]);
  });

  it("are frozen and transferred by what two people of a regulator sign", async () => {
    const { system, instrument, supplier, bank } = await issued();
    const { stranger, deployment, regulator } = system;
    const freeze = orderOf(system, instrument, supplier);
    const frozen = await stranger.units.freezeUnitsAndWait({ order: freeze, approval: await signed(system, freeze) });
    expect(frozen).to.deep.include({ holder: supplier, regulator: regulator.org, amount: 70_000n });
    expect(await stranger.units.getHolding({ instrument, holder: supplier })).to.deep.include({
      balance: 100_000n,
      ordered: 70_000n,
      free: 30_000n,
    });
    await refused(
      system.supplier.client.units.transferUnits({ instrument, to: bank, amount: 30_001n }),
      "ERC7943InsufficientUnfrozenBalance",
    );
    const again = { order: freeze, approval: await signed(system, freeze) };
    await refused(stranger.units.freezeUnits(again), "Holdings_OrderUsed");
    expect(await stranger.units.isOrderUsed({ regulator: regulator.org, nonce: 1n })).to.equal(true);
    expect(await stranger.units.isOrderUsed({ regulator: regulator.org, nonce: 2n })).to.equal(false);

    const taken = orderOf(system, instrument, supplier, { to: bank, amount: 80_000n, nonce: 2n });
    const approval = await signed(system, taken);
    const carried = await stranger.units.transferByOrderAndWait({ order: taken, approval });
    expect(carried).to.deep.include({ holder: supplier, to: bank, regulator: regulator.org, amount: 80_000n });
    expect(await stranger.units.getHolding({ instrument, holder: supplier })).to.deep.include({
      balance: 20_000n,
      ordered: 20_000n,
      free: 0n,
    });
    const lift = orderOf(system, instrument, supplier, { amount: 0n, nonce: 3n });
    await stranger.units.freezeUnitsAndWait({ order: lift, approval: await signed(system, lift) });
    expect((await stranger.units.getHolding({ instrument, holder: supplier })).free).to.equal(20_000n);

    const { supplier: other } = system;
    const foreign = orderOf(system, instrument, bank, { nonce: 4n });
    const byOther = await other.approve((signer) => signOrder(signer, deployment, foreign));
    await refused(stranger.units.freezeUnits({ order: foreign, approval: byOther }), "Holdings_NotRegulator");
    const maker = await signOrder(regulator.signer, deployment, foreign);
    const alone = { maker, checker: maker };
    await refused(stranger.units.freezeUnits({ order: foreign, approval: alone }), "Holders_OnePerson");
    for (const each of [freeze, taken]) {
      const { instrument: id_, to = ZeroAddress, deadline, ...rest } = each;
      const struct = { id: id_, to, deadline, ...rest };
      expect(await instrumentsContract(stranger).digestOf(struct)).to.equal(orderDigest(deployment, each));
    }
  });

  it("of an account that ended are reclaimed by an admin of its organisation", async () => {
    const { system, instrument, supplier } = await issued();
    const { supplier: party, smith } = system;
    const former = party.checker.address;
    await party.client.units.transferUnitsAndWait({ instrument, to: former, amount: 5_000n });
    const reclaim = { instrument, from: former, to: supplier };
    await refused(party.client.units.reclaimUnits(reclaim), "Holdings_AccountHonoured");
    await party.client.members.revokeAccountAndWait({ account: former });
    await refused(smith.client.units.reclaimUnits(reclaim), "Holdings_OtherOrganisation");
    const reclaimed = await party.client.units.reclaimUnitsAndWait(reclaim);
    expect(reclaimed).to.deep.include({ instrument, from: former, to: supplier, amount: 5_000n });
    await refused(party.client.units.reclaimUnits(reclaim), "Holdings_AmountZero");
  });

  it("are refused what the chain refuses, and what is malformed, before anything is sent", async () => {
    const { system, instrument, supplier, smith } = await issued();
    const { units } = system.supplier.client;
    const { deployment, regulator } = system;
    const transfer = { instrument, to: smith, amount: 1n };
    await refused(units.transferUnits({ ...transfer, amount: 100_001n }), "Holdings_BalanceInsufficient");
    await refused(units.transferUnits({ ...transfer, instrument: instrument + 2n }), "Holdings_UnknownInstrument");
    await refused(units.divideLot({ instrument, amount: 1n }), "Holdings_NoLot");
    await refused(units.divideLot({ instrument: instrument + 1n, amount: 1n }), "Holdings_UnknownInstrument");
    await refused(units.transferUnits({ ...transfer, amount: 0n }), "ARGUMENT_INVALID");
    await refused(units.transferUnits({ ...transfer, amount: 2n ** 128n }), "ARGUMENT_INVALID");
    await refused(units.transferUnits({ ...transfer, to: "smith" }), "ARGUMENT_INVALID");
    await refused(units.transferUnits({ ...transfer, document: "note" }), "ARGUMENT_INVALID");
    await refused(units.transferUnits({ ...transfer, instrument: -1n }), "ARGUMENT_INVALID");
    await refused(units.passToMany({ instrument, parts: [] }), "ARGUMENT_INVALID");
    await refused(units.divideLot({ instrument, amount: 0n }), "ARGUMENT_INVALID");
    await refused(units.listTransfers({ instrument, from: "smith" }), "ARGUMENT_INVALID");
    await refused(units.isOrderUsed({ regulator: 0, nonce: 1n }), "ARGUMENT_INVALID");

    const freeze = orderOf(system, instrument, supplier);
    const move = orderOf(system, instrument, supplier, { to: smith });
    const approval = await signed(system, freeze);
    await refused(units.freezeUnits({ order: move, approval }), "ARGUMENT_INVALID");
    await refused(units.transferByOrder({ order: freeze, approval }), "ARGUMENT_INVALID");
    const wrong: Partial<Order>[] = [
      { to: ZeroAddress },
      { to: smith, amount: 0n },
      { amount: 2n ** 128n },
      { reason: `0x${"0".repeat(64)}` },
      { nonce: -1n },
      { holder: "supplier" },
    ];
    for (const each of wrong) {
      await refused(signOrder(regulator.signer, deployment, { ...freeze, ...each }), "ARGUMENT_INVALID");
    }
    const late = { ...freeze, deadline: Date.now() };
    await refused(signOrder(regulator.signer, deployment, late), "NOT_SECONDS");
  });
});
