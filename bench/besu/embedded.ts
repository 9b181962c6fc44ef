/** The embedded node with the blocks of a network: one process without consensus, so its figures are no consensus figures. */
import { setTimeout } from "node:timers/promises";
import { startNode } from "../../src/testing/node.ts";
import type { BlockSettings } from "./settings.ts";

export interface EmbeddedNode {
  readonly url: string;
  close(): Promise<void>;
}

/** Its blocks have no base fee, however full the one before was: left to itself the node raises it, and what offers no price waits for ever. */
export async function startEmbedded({ blockPeriod, gasLimit }: BlockSettings): Promise<EmbeddedNode> {
  const mining = { auto: false, interval: 0 };
  const node = await startNode({ initialBaseFeePerGas: 0, blockGasLimit: gasLimit, mining });
  const { provider } = node.chain.ethers;
  const closing = new AbortController();
  const { signal } = closing;
  async function makeBlocks(): Promise<void> {
    for (let due = performance.now(); !signal.aborted; ) {
      due = Math.max(due + blockPeriod * 1_000, performance.now());
      await setTimeout(Math.max(0, due - performance.now()), undefined, { signal }).catch(() => {});
      await provider.send("hardhat_setNextBlockBaseFeePerGas", ["0x0"]);
      await provider.send("evm_mine", []);
    }
  }
  const making = makeBlocks();
  return {
    url: node.url,
    async close() {
      closing.abort();
      await making;
      await node.close();
    },
  };
}
