/** What a strict node answers, request by request. */
import { answerWithoutState, blockNamed, readBlock } from "./blocks.ts";
import { LOG_RANGE, refuse } from "./limits.ts";
import type { Pool } from "./pool.ts";

export interface StrictParts {
  readonly pool: Pool;
  /** Number of the newest block. */
  head(): Promise<number>;
  /** Has the node behind it answer. */
  ask(method: string, params: readonly unknown[]): Promise<unknown>;
  /** Says that there is something to make a block of; resolves when there is one, or when blocks are held. */
  offer(): Promise<void>;
  /** Whether a block that somebody was told of is not there yet, for this once. */
  hides(block: number): boolean;
}

/** Methods that Besu does not have at all, and groups that are off by default. */
const FOREIGN = /^(evm|hardhat)_/;
const OFF = /^(debug|trace|admin|txpool|miner|personal)_/;

export async function answer(parts: StrictParts, method: string, params: readonly unknown[]): Promise<unknown> {
  if (FOREIGN.test(method)) return refuse("noSuchMethod");
  if (OFF.test(method)) return refuse("notEnabled");
  if (method === "eth_sendTransaction") return refuse("unsigned");
  if (method === "eth_accounts") return [];
  if (method === "eth_sendRawTransaction") {
    const hash = await parts.pool.add(String(params[0]));
    await parts.offer(); // quicker than Besu: who sends does not have to wait for a second look
    return hash;
  }
  if (method === "eth_gasPrice" || method === "eth_maxPriorityFeePerGas") return "0x0";
  if (method === "eth_getTransactionByHash") return parts.pool.find(String(params[0])) ?? parts.ask(method, params);
  if (method === "eth_getLogs" || method === "eth_newFilter") return ofLogs(parts, method, params);
  return ofBlock(parts, method, params);
}

async function ofLogs(parts: StrictParts, method: string, params: readonly unknown[]): Promise<unknown> {
  const filter = (params[0] ?? {}) as { fromBlock?: unknown; toBlock?: unknown; blockHash?: unknown };
  if (filter.blockHash !== undefined) return parts.ask(method, params);
  const head = await parts.head();
  const [from, to] = [readBlock(filter.fromBlock, head), readBlock(filter.toBlock, head)];
  if (from > to || to > head) return refuse("params");
  if (to - from > LOG_RANGE) return refuse("range");
  return parts.ask(method, params);
}

async function ofBlock(parts: StrictParts, method: string, params: readonly unknown[]): Promise<unknown> {
  const head = await parts.head();
  const block = blockNamed(method, params, head);
  if (method === "eth_getTransactionCount" && params[1] === "pending") {
    return `0x${(await parts.pool.nextNonce(String(params[0]))).toString(16)}`;
  }
  if (block === undefined) return parts.ask(method, params);
  if (method === "eth_getBlockByNumber" && params[0] !== "latest" && parts.hides(block)) return null;
  const without = answerWithoutState(method, block, head);
  return without === undefined ? parts.ask(method, params) : without.result;
}
