import type { Log, Provider } from "ethers";
import { untilAborted } from "../../../lib/abort.ts";
import { sdkError } from "../errors.ts";
import { distinct } from "../log-ranges.ts";
import { rpc } from "../rpc.ts";
import type { Cursor } from "./cursor.ts";

export interface LookParameters {
  readonly addresses: string[];
  readonly topics: string[][] | undefined;
  /** What was seen before. */
  readonly cursor: Cursor | undefined;
  /** First block to look at, and how many at most. */
  readonly next: number;
  readonly range: number;
  readonly confirmations: number;
  readonly signal: AbortSignal;
}

export interface Found {
  /** In the order of the chain, all after the cursor. */
  readonly logs: Log[];
  /** Last block of the range, and its hash. */
  readonly to: number;
  readonly hash: string;
  /** Whether there are more blocks by now. */
  readonly isBehind: boolean;
}

/**
 * Looks at the next blocks; undefined if there are none, or the chain moved meanwhile.
 *
 * @throws `CHAIN_CHANGED`, `RPC_UNREACHABLE`, `RPC_REFUSED`.
 */
export async function look(provider: Provider, at: LookParameters): Promise<Found | undefined> {
  const { cursor, next, signal } = at;
  const ask = <T>(call: () => Promise<T>): Promise<T> => rpc(() => untilAborted(signal, call));
  const hashOf = async (block: number) => (await ask(() => provider.getBlock(block)))?.hash ?? undefined;

  let head = await ask(() => provider.getBlockNumber());
  // Once more, for one answer may be an old one.
  if (cursor && head < cursor.block) head = await ask(() => provider.getBlockNumber());
  if (cursor && head < cursor.block) throw ended(cursor, head);
  // Besu refuses to look past its head.
  const to = Math.min(head - at.confirmations, next + at.range - 1);
  if (to < next) {
    await stands(cursor, hashOf);
    return undefined;
  }
  const hash = await hashOf(to);
  const filter = { address: at.addresses, fromBlock: next, toBlock: to, ...(at.topics && { topics: at.topics }) };
  const logs = await ask(() => provider.getLogs(filter));
  // A block's hash names its whole past: the same before and after, all logs are of that one chain.
  const still = await hashOf(to);
  if (!(await stands(cursor, hashOf)) || hash === undefined || still !== hash) return undefined;
  const asked = logs.filter((log) => log.blockNumber >= next && log.blockNumber <= to && isAfter(log, cursor));
  return { logs: distinct(asked).sort(inChainOrder), to, hash, isBehind: to < head - at.confirmations };
}

/** Whether the cursor's block is seen to be on the chain. A node under load may not have its own head's block for a moment. */
async function stands(cursor: Cursor | undefined, hashOf: (block: number) => Promise<string | undefined>) {
  if (!cursor) return true;
  const hash = await hashOf(cursor.block);
  if (hash !== undefined && hash !== cursor.blockHash) throw changed(cursor, { actual: hash });
  return hash !== undefined;
}

function changed(cursor: Cursor, values: Record<string, unknown>) {
  return sdkError("CHAIN_CHANGED", `block ${cursor.block} is not ${cursor.blockHash} any more`, { cursor, ...values });
}

/** A chain that was put back ends so, and for whoever asks a node that is behind it looks the same. */
function ended(cursor: Cursor, head: number) {
  const message = `the node has no block after ${head}: block ${cursor.block} is not ${cursor.blockHash}, or not yet`;
  return sdkError("CHAIN_CHANGED", message, { cursor, head });
}

function isAfter(log: Log, cursor: Cursor | undefined): boolean {
  if (!cursor || log.blockNumber > cursor.block) return true;
  return log.blockNumber === cursor.block && cursor.logIndex !== null && log.index > cursor.logIndex;
}

function inChainOrder(a: Log, b: Log): number {
  return a.blockNumber - b.blockNumber || a.index - b.index;
}
