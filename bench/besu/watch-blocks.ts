/** When blocks come, as who polls a node sees it. */
import { ask } from "./chain.ts";

export interface SeenBlock {
  readonly number: number;
  /** Of `performance.now`, when it was there whole. */
  readonly seenAt: number;
  readonly hashes: readonly string[];
  readonly gasUsed: number;
  readonly gasLimit: number;
}

export interface BlockWatch {
  /** Rejects when the node answers no more. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

interface RpcBlock {
  readonly transactions: readonly string[];
  readonly gasUsed: string;
  readonly gasLimit: string;
}

/** Milliseconds. */
const LOOK = 50;

/** Tells of each block after the newest one; ends when it is told to. */
export async function watchBlocks(url: string, hear: (block: SeenBlock) => void): Promise<BlockWatch> {
  let next = Number(await ask<string>(url, "eth_blockNumber", [])) + 1;
  let stopped = false;
  async function look(): Promise<void> {
    while (!stopped) {
      const block = await ask<RpcBlock | null>(url, "eth_getBlockByNumber", [`0x${next.toString(16)}`, false]);
      if (block === null) {
        await new Promise((resolve) => setTimeout(resolve, LOOK));
        continue;
      }
      const { transactions: hashes, gasUsed, gasLimit } = block;
      const seenAt = performance.now();
      hear({ number: next++, seenAt, hashes, gasUsed: Number(gasUsed), gasLimit: Number(gasLimit) });
    }
  }
  const looking = look();
  const failed = new Promise<never>((_, reject) => looking.catch(reject));
  failed.catch(() => {});
  return {
    failed,
    async stop() {
      stopped = true;
      await looking;
    },
  };
}
