import { expect } from "chai";
import type { Provider } from "ethers";
import { type DeploymentFile, memoryJournal } from "../../../src/deploy/journal.ts";
import { resumePending } from "../../../src/deploy/resume-pending.ts";
import { deploySystem } from "../../../src/deploy/system.ts";
import { type DeployChain, deployChain, dyingAt } from "../../../src/testing/deploy-chain.ts";

const BLOCKS = 200;

describe("a creation that was sent long ago and never noted", () => {
  let chain: DeployChain;
  let begun: DeploymentFile;
  before(async () => {
    chain = await deployChain();
    const { deployer, config } = chain;
    const journal = memoryJournal();
    await deploySystem({ ...dyingAt(3, deployer, journal), config }).catch(() => undefined);
    begun = journal.load() ?? expect.fail("nothing was noted");
    // Not hardhat_mine, which answers 0 for the counts of the blocks that it skips.
    for (let n = 0; n < BLOCKS; n++) await chain.send("evm_mine");
  });

  /** What is found, how often the node is asked, and what is said of it. */
  async function resume(others: Partial<Record<keyof Provider, unknown>> = {}) {
    const target = chain.ethers.provider;
    let asked = 0;
    const provider = new Proxy(target, {
      get(_, key) {
        const value = others[key as keyof Provider] ?? Reflect.get(target, key, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          asked++;
          return value.apply(target, args);
        };
      },
    });
    const file = structuredClone(begun);
    const { pending } = file;
    if (pending === undefined) return expect.fail("nothing is pending");
    const said: string[] = [];
    await resumePending(provider as unknown as Provider, file, pending, (what) => said.push(what));
    expect(file.contracts.TimelockController?.block).to.equal(1);
    return { asked, said };
  }

  it("is found by a few questions", async () => {
    const { asked, said } = await resume();
    expect(asked).to.be.lessThan(40);
    expect(said).to.deep.equal([]);
  });

  it("is found block by block, with a word of it, where the node has dropped the state of then", async () => {
    const { provider } = chain.ethers;
    for (const old of [async () => 0, async () => Promise.reject(new Error("missing trie node"))]) {
      const getTransactionCount = (address: string, block?: number | string) =>
        typeof block === "number" && block < BLOCKS ? old() : provider.getTransactionCount(address, block);
      const { said } = await resume({ getTransactionCount });
      expect(said).to.deep.equal([`looking for the creation of TimelockController: block 1 of ${BLOCKS + 1}`]);
    }
  });
});
