/** One offered rate, held for some seconds. */
import { mean, percentile, rounded } from "../bridge/statistics.ts";
import { ask, type BenchChain } from "./chain.ts";
import type { Prepared } from "./lane.ts";
import { type SeenBlock, watchBlocks } from "./watch-blocks.ts";

/** Latencies are from the request to the sight of the block, in milliseconds. */
export interface Step {
  /** Transactions per second that were to be sent, and that were. */
  readonly offered: number;
  readonly sendRate: number;
  readonly succ: number;
  readonly fail: number;
  /** What the node or the contract said, how often. */
  readonly failures: Readonly<Record<string, number>>;
  /** Sent and never seen in a block, and seen in two. */
  readonly lost: number;
  readonly doubled: number;
  /** Mined transactions per second, from the first request to the last block. */
  readonly throughput: number;
  readonly latency: Readonly<Record<"min" | "avg" | "p50" | "p95" | "p99" | "max", number>>;
  readonly blocks: number;
  /** Percentage of the blocks' gas. */
  readonly blockFill: number;
  readonly gasEach: number;
}

/** Milliseconds after the last request that a transaction may take. */
const PATIENCE = 90_000;
/** Milliseconds between hand-outs. */
const TICK = 10;
const RECEIPTS_AT_ONCE = 100;

export async function runStep(chain: BenchChain, offered: number, prepared: readonly Prepared[]): Promise<Step> {
  const [first] = chain.urls as [string];
  const sentAt = new Map<string, number>();
  const minedAt = new Map<string, number>();
  const failures: Record<string, number> = {};
  const blocks: SeenBlock[] = [];
  let doubled = 0;
  const left = new Set(prepared.map(({ hash }) => hash));
  const all = Promise.withResolvers<void>();
  const stop = await watchBlocks(first, (block) => {
    const ours = block.hashes.filter((hash) => sentAt.has(hash));
    if (ours.length > 0) blocks.push(block);
    for (const hash of ours) {
      if (minedAt.has(hash)) doubled++;
      minedAt.set(hash, block.seenAt);
      left.delete(hash);
    }
    if (left.size === 0) all.resolve();
  });
  const began = performance.now();
  const sending = prepared.map(async ({ url, hash, raw }, n) => {
    const due = began + (n * 1_000) / offered;
    const wait = Math.ceil((due - performance.now()) / TICK) * TICK;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sentAt.set(hash, performance.now());
    await ask(url, "eth_sendRawTransaction", [raw]).catch((error: Error) => {
      failures[error.message] = (failures[error.message] ?? 0) + 1;
      left.delete(hash);
    });
  });
  await Promise.all(sending);
  const sendSeconds = (performance.now() - began) / 1_000;
  if (left.size === 0) all.resolve();
  const patience = setTimeout(() => all.resolve(), PATIENCE);
  await all.promise;
  clearTimeout(patience);
  await stop();

  const mined = [...minedAt.keys()];
  const { gas, failed } = await readReceipts(first, mined);
  if (failed > 0) failures.reverted = failed;
  const latencies = mined.map((hash) => (minedAt.get(hash) as number) - (sentAt.get(hash) as number));
  const ended = Math.max(...minedAt.values());
  const at = (share: number) => rounded(percentile(latencies, share));
  return {
    offered,
    sendRate: rounded(prepared.length / sendSeconds, 1),
    succ: mined.length - failed,
    fail: Object.values(failures).reduce((sum, count) => sum + count, 0),
    failures,
    lost: left.size,
    doubled,
    throughput: rounded(((mined.length - failed) * 1_000) / (ended - began), 1),
    latency: { min: at(0), avg: rounded(mean(latencies)), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
    blocks: blocks.length,
    blockFill: rounded(mean(blocks.map(({ gasUsed, gasLimit }) => (100 * gasUsed) / gasLimit)), 1),
    gasEach: rounded(gas / mined.length),
  };
}

interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
}

async function readReceipts(url: string, hashes: readonly string[]): Promise<{ gas: number; failed: number }> {
  let [gas, failed] = [0, 0];
  for (let at = 0; at < hashes.length; at += RECEIPTS_AT_ONCE) {
    const part = hashes.slice(at, at + RECEIPTS_AT_ONCE);
    const receipts = await Promise.all(part.map((hash) => ask<Receipt>(url, "eth_getTransactionReceipt", [hash])));
    for (const { status, gasUsed } of receipts) {
      gas += Number(gasUsed);
      if (status !== "0x1") failed++;
    }
  }
  return { gas, failed };
}
