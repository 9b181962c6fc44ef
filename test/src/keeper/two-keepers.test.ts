import { expect } from "chai";
import { Wallet } from "ethers";
import { receivablesContract } from "../../../src/sdk/receivables/contracts.ts";
import { keeperOn, keepOnce } from "../../../src/testing/keeper.ts";
import { supplyChain } from "../../../src/testing/receivables.ts";

describe("two keepers", function () {
  this.timeout(120_000);

  it("do not double an act, and neither blocks the other, though both call it in one block", async () => {
    const system = await supplyChain();
    await system.limit("buyer", "buyer", "UNDERTAKING", 1_000_000n);
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push(await system.confirmed(system.terms(`T-${n}`)));
    await system.pass(97);
    const { provider } = system.ethers;
    // Nothing is mined before both have stored what they send.
    await provider.send("evm_setAutomine", [false]);
    const keepers = await Promise.all([keeperOn(system, { once: true }), keeperOn(system, { once: true })]);
    const [one, other] = keepers.map(({ account }) => account) as [string, string];
    const inPool = async (account: string) => (await provider.getTransactionCount(account, "pending")) > 0;
    while (!(await inPool(one)) || !(await inPool(other))) await new Promise(setImmediate);
    await provider.send("evm_setAutomine", [true]);
    await provider.send("evm_mine", []);
    await Promise.all(keepers.map(({ ended }) => ended));

    const contract = receivablesContract(system.stranger);
    const events = await contract.queryFilter(contract.filters.ReceivableOverdue());
    expect(events.map(({ args }) => args.receivable)).to.have.members(ids);
    expect(new Set(events.map(({ transactionHash }) => transactionHash)).size).to.equal(1);
    for (const keeper of keepers) {
      expect(keeper.state()).to.include({ called: 6, refused: 0 });
      expect(await provider.getTransactionCount(keeper.account)).to.equal(1);
      await keeper.close();
    }
    expect(await keepOnce(system, { signer: Wallet.createRandom() })).to.equal(0);
  });
});
