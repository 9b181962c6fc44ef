/** One offered rate, held for some seconds, in the shape of a round of Hyperledger Caliper's reports. */
import { mean, percentile, rounded } from "../bridge/statistics.ts";
import { ask, type BenchChain } from "./chain.ts";
import type { Prepared } from "./lane.ts";
import { offerLoad } from "./offer-load.ts";

export interface Step {
  readonly label: string;
  readonly succ: number;
  /** Refused by a node, or reverted. */
  readonly fail: number;
  /** What the node or the contract said, how often. */
  readonly failures: Readonly<Record<string, number>>;
  /** How often a node was asked once more that was behind the others. */
  readonly again: number;
  /** Transactions per second that were to be sent, and that were. */
  readonly offered: number;
  readonly sendRate: number;
  /** Milliseconds from the request to the sight of the block. */
  readonly latency: Readonly<Record<"min" | "avg" | "p50" | "p95" | "p99" | "max", number>>;
  /** Those that succeeded, per second, from the first request to the last block. */
  readonly throughput: number;
  /** Taken and never seen in a block, and seen in two. */
  readonly lost: number;
  readonly doubled: number;
  readonly blocks: number;
  /** Percentage of the blocks' gas. */
  readonly blockFill: number;
  readonly gasEach: number;
}

const RECEIPTS_AT_ONCE = 100;

export interface StepParameters {
  readonly label: string;
  readonly rate: number;
  readonly prepared: readonly Prepared[];
}

export async function runStep(chain: BenchChain, { label, rate, prepared }: StepParameters): Promise<Step> {
  const offered = await offerLoad(chain, rate, prepared);
  const { sentAt, minedAt, refusals, again, sendSeconds, blocks, lost, doubled } = offered;
  const mined = [...minedAt.keys()];
  const { gas, reverted } = await readReceipts(chain.urls[0] as string, mined);
  const succ = mined.length - reverted;
  const failures = reverted > 0 ? { ...refusals, reverted } : refusals;
  const latencies = mined.map((hash) => (minedAt.get(hash) as number) - (sentAt.get(hash) as number));
  const seconds = (Math.max(...minedAt.values()) - Math.min(...sentAt.values())) / 1_000;
  const at = (share: number) => rounded(percentile(latencies, share));
  return {
    label,
    succ,
    fail: Object.values(failures).reduce((sum, count) => sum + count, 0),
    failures,
    again,
    offered: rate,
    sendRate: rounded(prepared.length / sendSeconds, 1),
    latency: { min: at(0), avg: rounded(mean(latencies)), p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) },
    throughput: mined.length === 0 ? 0 : rounded(succ / seconds, 1),
    lost,
    doubled,
    blocks: blocks.length,
    blockFill: rounded(mean(blocks.map(({ gasUsed, gasLimit }) => (100 * gasUsed) / gasLimit)), 1),
    gasEach: rounded(gas / mined.length),
  };
}

interface Receipt {
  readonly status: string;
  readonly gasUsed: string;
}

async function readReceipts(url: string, hashes: readonly string[]): Promise<{ gas: number; reverted: number }> {
  let [gas, reverted] = [0, 0];
  for (let at = 0; at < hashes.length; at += RECEIPTS_AT_ONCE) {
    const part = hashes.slice(at, at + RECEIPTS_AT_ONCE);
    const receipts = await Promise.all(part.map((hash) => ask<Receipt>(url, "eth_getTransactionReceipt", [hash])));
    for (const { status, gasUsed } of receipts) {
      gas += Number(gasUsed);
      if (status !== "0x1") reverted++;
    }
  }
  return { gas, reverted };
}
