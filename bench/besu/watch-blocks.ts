/** When blocks come, as who polls a node sees it. */
import { ask } from "./chain.ts";

export interface SeenBlock {
  readonly number: number;
  /** Of `performance.now`, when it was there whole. */
  readonly seenAt: number;
  readonly timestamp: number;
  readonly hashes: readonly string[];
  readonly gasUsed: number;
  readonly gasLimit: number;
}

interface RpcBlock {
  readonly timestamp: string;
  readonly transactions: readonly string[];
  readonly gasUsed: string;
  readonly gasLimit: string;
}

/** Milliseconds. */
const LOOK = 50;

/** Tells of each block after the newest one; ends when it is told to. */
export async function watchBlocks(url: string, hear: (block: SeenBlock) => void): Promise<() => Promise<void>> {
  let next = Number(await ask<string>(url, "eth_blockNumber", [])) + 1;
  let stopped = false;
  const look = async () => {
    while (!stopped) {
      const block = await ask<RpcBlock | null>(url, "eth_getBlockByNumber", [`0x${next.toString(16)}`, false]);
      if (block === null) {
        await new Promise((resolve) => setTimeout(resolve, LOOK));
        continue;
      }
      const { timestamp, transactions: hashes, gasUsed, gasLimit } = block;
      const numbers = { timestamp: Number(timestamp), gasUsed: Number(gasUsed), gasLimit: Number(gasLimit) };
      hear({ number: next++, seenAt: performance.now(), hashes, ...numbers });
    }
  };
  const looking = look();
  return async () => {
    stopped = true;
    await looking;
  };
}
