import { expect } from "chai";
import { freshChain, remember, type TestChain } from "../../../src/testing/chain.ts";
import { sharedChain } from "../../../src/testing/shared-chain.ts";

describe("a chain that tests take turns on", () => {
  const send = ({ ethers }: TestChain, method: string, ...parameters: unknown[]) =>
    ethers.provider.send(method, parameters);
  const height = (chain: TestChain) => chain.ethers.provider.getBlockNumber();
  const pay = async ({ admin, deployer }: TestChain) =>
    (await admin.sendTransaction({ to: deployer.address, value: 1n })).wait();

  /** Chains on which one payment was made, and the ends of their leases. */
  function bench() {
    const ends: (() => void)[] = [];
    let prepared = 0;
    const prepare = async (chain: TestChain) => {
      await pay(chain);
      return ++prepared;
    };
    return { take: sharedChain(prepare, { begin: (end) => ends.push(end) }), ends };
  }

  it("is another one while the first is in use, and the first again afterwards, as it was set up", async () => {
    const { take, ends } = bench();
    const first = await take();
    const second = await take();
    expect([first.prepared, second.prepared]).to.deep.equal([1, 2]);
    await pay(first.chain);
    await pay(first.chain);
    expect([await height(first.chain), await height(second.chain)]).to.deep.equal([3, 1]);

    ends[0]?.();
    const again = await take();
    expect(again.prepared).to.equal(1);
    expect(await height(again.chain)).to.equal(1);
    expect(await again.chain.ethers.provider.getTransactionCount(again.chain.admin.address)).to.equal(1);
    await pay(again.chain);
  });

  it("mines at once again, keeps no transaction that waits, and knows no code that a test put there", async () => {
    const chain = await freshChain();
    const { restore } = await remember(chain);
    const { address } = chain.outsiders[0] as { address: string };
    await send(chain, "evm_setAutomine", false);
    await send(chain, "evm_setIntervalMining", 3_600_000);
    await chain.admin.sendTransaction({ to: chain.deployer.address, value: 1n });
    await send(chain, "hardhat_setCode", address, "0x00");
    await restore();
    expect(await chain.ethers.provider.getCode(address)).to.equal("0x");
    await pay(chain);
    expect(await height(chain)).to.equal(1);
    expect((await chain.ethers.provider.getBlock(1))?.transactions).to.have.length(1);
  });

  it("shows the time of day again after a test that moved its clock", async () => {
    const chain = await freshChain();
    const { restore } = await remember(chain);
    const now = async () => {
      await send(chain, "evm_mine");
      return (await chain.ethers.provider.getBlock("latest"))?.timestamp ?? 0;
    };
    for (let round = 0; round < 2; round++) {
      const before = Math.floor(Date.now() / 1_000) - 1; // the node's clock is kept in whole seconds
      await send(chain, "evm_increaseTime", 86_400);
      expect(await now()).to.be.within(before + 86_400, before + 86_400 + 121);
      await restore();
      expect(await now()).to.be.within(before, before + 121);
      await restore();
    }
  });
});
