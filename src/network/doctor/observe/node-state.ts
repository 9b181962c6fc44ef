import { isTallyError } from "../../../lib/errors.ts";
import type { NodeRpc, RpcAnswer } from "../../rpc/call-rpc.ts";
import type { AllowList, Observation } from "../observation.ts";
import { addressOf } from "./enode.ts";

// What a node tells where the group of the call is on; undefined where it is not.

const resultOf = (answer: RpcAnswer): unknown => (answer.ok ? answer.result : undefined);

/** Undefined as well where the caller is not let in. */
export async function observeGroups(rpc: NodeRpc): Promise<readonly string[] | undefined> {
  try {
    const modules = resultOf(await rpc.call("rpc_modules"));
    return modules === undefined ? undefined : Object.keys(modules as object).map((name) => name.toUpperCase());
  } catch (error) {
    if (isTallyError(error, "NODE_UNAUTHORISED")) return undefined;
    throw error;
  }
}

export async function observeSyncing(rpc: NodeRpc): Promise<Observation["syncing"]> {
  const syncing = resultOf(await rpc.call("eth_syncing")) as Record<string, unknown> | false | undefined;
  if (!syncing) return undefined;
  return { current: Number(syncing.currentBlock), highest: Number(syncing.highestBlock) };
}

/** Nodes that it is connected to, by their addresses. */
export async function observeConnected(rpc: NodeRpc): Promise<Observation["connected"]> {
  const peers = resultOf(await rpc.call("admin_peers"));
  if (!Array.isArray(peers)) return undefined;
  return peers.flatMap(({ enode }) => addressOf(String(enode)) ?? []);
}

export async function observeEnode(rpc: NodeRpc): Promise<string | undefined> {
  const enode = resultOf(await rpc.call("net_enode"));
  return typeof enode === "string" ? enode : undefined;
}

export async function observeRequestTimeout(rpc: NodeRpc): Promise<number | undefined> {
  const seconds = resultOf(await rpc.call("qbft_getRequestTimeoutSeconds"));
  return seconds === undefined ? undefined : Number(seconds);
}

/** Blocks that Besu's signer metrics are of, if they are not told which. */
const NEWEST = 100;

export async function observeProposed(rpc: NodeRpc, head: number): Promise<Observation["proposed"]> {
  const metrics = resultOf(await rpc.call("qbft_getSignerMetrics"));
  if (!Array.isArray(metrics)) return undefined;
  const by = metrics.map(({ address, proposedBlockCount }): [string, number] => [
    String(address).toLowerCase(),
    Number(proposedBlockCount),
  ]);
  return { blocks: Math.min(NEWEST, head), by: Object.fromEntries(by) };
}

export async function observePool(rpc: NodeRpc): Promise<Observation["pool"]> {
  const pool = resultOf(await rpc.call("txpool_besuStatistics")) as Record<string, unknown> | undefined;
  if (pool === undefined) return undefined;
  return { size: Number(pool.maxSize), held: Number(pool.localCount) + Number(pool.remoteCount) };
}

/** @param method Of the group PERM, which says by an error of its own that a list is off. */
export async function observeAllowList(rpc: NodeRpc, method: string): Promise<AllowList | undefined> {
  const answer = await rpc.call(method);
  if (!answer.ok) return /not been enabled/.test(answer.message) ? "off" : undefined;
  return Array.isArray(answer.result) ? answer.result.map(String) : undefined;
}

/** Height of another node; undefined where it does not answer, or lets nobody in. */
export async function heightOf(rpc: NodeRpc): Promise<number | undefined> {
  try {
    const height = resultOf(await rpc.call("eth_blockNumber"));
    return height === undefined ? undefined : Number(height);
  } catch (error) {
    if (isTallyError(error)) return undefined;
    throw error;
  }
}
