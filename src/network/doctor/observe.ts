import { isTallyError } from "../../lib/errors.ts";
import type { Network } from "../model/network.ts";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import { requireResult } from "../rpc/require-result.ts";
import { isHere, localNode, rpcUrlOf } from "../run/local-node.ts";
import { genesisHashOf, rpcAt } from "../run/look-at-node.ts";
import type { System } from "../system/system.ts";
import type { ExpectedChain, Observation } from "./observation.ts";
import { observeCancun } from "./observe/cancun.ts";
import { idOf } from "./observe/enode.ts";
import { observeFiles } from "./observe/files.ts";
import { observeHead } from "./observe/head.ts";
import { observeLogRanges, observeProof } from "./observe/history.ts";
import {
  heightOf,
  observeAllowList,
  observeConnected,
  observeEnode,
  observeGroups,
  observePool,
  observeProposed,
  observeRequestTimeout,
  observeSyncing,
} from "./observe/node-state.ts";

export interface ObserveParameters {
  readonly rpc: NodeRpc;
  readonly token?: string;
  /** The network that it should be of, and the folder that has its files. */
  readonly network?: { readonly root: string; readonly network: Network };
  readonly expected: readonly ExpectedChain[];
  /** Milliseconds for which a block is waited for where the newest is old. */
  readonly within: number;
  readonly system: System;
  /** Compares the contracts; left out where there is no deployment. */
  readonly compareContracts?: () => Promise<Observation["contracts"]>;
}

/**
 * Asks a node everything that the checks judge, and reads its files where they are here.
 *
 * @throws `NODE_UNREACHABLE`, `NODE_UNAUTHORISED`, and `NODE_REFUSED` for calls that every node answers.
 */
export async function observe(parameters: ObserveParameters): Promise<Observation> {
  const { rpc, token, network: given, expected, within, system, compareContracts } = parameters;
  const { root = "", network } = given ?? {};
  const enode = await observeEnode(rpc);
  const id = enode === undefined ? undefined : idOf(enode);
  const node = id === undefined ? undefined : network?.nodes.find((each) => idOf(each.enode) === id);
  const head = await observeHead(rpc, system.clock, within);
  const others = await othersOf(given, node?.name, system, token);
  const chainId = Number(await requireResult(rpc, "eth_chainId"));
  const genesisHash = await genesisHashOf(rpc);
  // On another chain every contract differs, which says nothing more.
  const isChain = expected.every(
    (each) => each.chainId === chainId && (each.genesisHash ?? genesisHash) === genesisHash,
  );
  return {
    now: Math.floor(system.clock.now() / 1000),
    url: rpc.url,
    network,
    expected,
    node,
    client: String(await requireResult(rpc, "web3_clientVersion")),
    enode,
    chainId,
    genesisHash,
    head,
    peers: Number(await requireResult(rpc, "net_peerCount")),
    connected: await observeConnected(rpc),
    syncing: await observeSyncing(rpc),
    others,
    gasPrice: BigInt(String(await requireResult(rpc, "eth_gasPrice"))),
    groups: await observeGroups(rpc),
    groupsForAll: await observeGroups(rpcAt(rpc.url, { open: system.openAsAnybody }, undefined)).catch(refusedTls),
    cancun: await observeCancun(rpc),
    requestTimeout: await observeRequestTimeout(rpc),
    proposed: await observeProposed(rpc, head.number),
    pool: await observePool(rpc),
    allowedNodes: await observeAllowList(rpc, "perm_getNodesAllowlist"),
    allowedAccounts: await observeAllowList(rpc, "perm_getAccountsAllowlist"),
    logRanges: await observeLogRanges(rpc, head.number),
    proof: await observeProof(rpc, head.number),
    files: node && network && observeFiles(root, network, node.name, system.files),
    contracts: isChain ? await compareContracts?.() : undefined,
  };
}

/** Over TLS who shows no certificate is not even answered. */
function refusedTls(error: unknown): undefined {
  if (!isTallyError(error, "NODE_UNREACHABLE")) throw error;
}

async function othersOf(
  given: ObserveParameters["network"],
  name: string | undefined,
  system: System,
  token: string | undefined,
): Promise<Observation["others"]> {
  if (given === undefined) return [];
  const { root, network } = given;
  const nodes = network.nodes.flatMap((node) => {
    const url = rpcUrlOf(network, node, isHere(localNode(root, node), system));
    return url === undefined || node.name === name ? [] : [{ name: node.name, url }];
  });
  const heights = await Promise.all(nodes.map(({ url }) => heightOf(rpcAt(url, system, token))));
  return nodes.flatMap((node, i) => {
    const height = heights[i];
    return height === undefined ? [] : [{ name: node.name, height }];
  });
}
