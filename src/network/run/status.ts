import { isTallyError } from "../../lib/errors.ts";
import { observeConnected } from "../doctor/observe/node-state.ts";
import type { Network, NetworkNode } from "../model/network.ts";
import { type QbftHeader, readQbftHeader } from "../rpc/header.ts";
import { requireResult } from "../rpc/require-result.ts";
import type { System } from "../system/system.ts";
import { isHere, localNode, rpcUrlOf, runningPid } from "./local-node.ts";
import { lookAtNode, rpcAt } from "./look-at-node.ts";

export interface NodeStatus {
  readonly name: string;
  readonly organisation: string;
  readonly validator: boolean;
  /** Absent where it answers its own machine alone. */
  readonly url?: string;
  /** Whether its files are on this machine. */
  readonly isHere: boolean;
  /** Of the process that `tally network up` started on this machine. */
  readonly pid?: number;
  readonly height?: number;
  readonly peers?: number;
  /** Of its newest block. */
  readonly round?: number;
  /** Seconds since its newest block. */
  readonly age?: number;
  /** Why it does not answer. */
  readonly trouble?: string;
  /** Of a node elsewhere: whether a node of this machine is connected to it. Absent where none of them tells. */
  readonly connected?: boolean;
}

/** What runs, and how far it is: of every node of a network, here and elsewhere. A node that does not answer is shown as such. */
export async function statusOf(network: Network, asking: Asking): Promise<readonly NodeStatus[]> {
  const seen = await Promise.all(network.nodes.map((node) => ofNode(network, node, asking)));
  const told = seen.flatMap(({ peers }) => (peers === undefined ? [] : [peers]));
  if (told.length === 0) return seen.map(({ status }) => status);
  const connected = new Set(told.flat());
  return seen.map(({ status }, i) => {
    const { address = "" } = network.nodes[i] ?? {};
    return status.isHere ? status : { ...status, connected: connected.has(address.toLowerCase()) };
  });
}

interface Asking {
  readonly root: string;
  readonly token?: string;
  readonly system: System;
}

interface Seen {
  readonly status: NodeStatus;
  /** Addresses of the nodes that a node of this machine is connected to. */
  readonly peers?: readonly string[] | undefined;
}

async function ofNode(network: Network, node: NetworkNode, { root, token, system }: Asking): Promise<Seen> {
  const { name, organisation, validator } = node;
  const local = localNode(root, node);
  const pid = await runningPid(local, system);
  const isOfHere = pid !== undefined || isHere(local, system);
  const url = rpcUrlOf(network, node, isOfHere);
  const base = { name, organisation, validator, isHere: isOfHere, ...(url && { url }), ...(pid && { pid }) };
  if (url === undefined) return { status: { ...base, trouble: "answers its own machine alone" } };
  try {
    const rpc = rpcAt(url, system, token);
    const view = await lookAtNode(rpc);
    if (view === undefined) return { status: { ...base, trouble: "does not answer" } };
    const header = readQbftHeader(await requireResult(rpc, "eth_getBlockByNumber", "latest", false));
    const peers = isOfHere ? await observeConnected(rpc) : undefined;
    return { status: { ...base, ...view, ...(header && newestOf(header, system.clock.now())) }, peers };
  } catch (error) {
    if (!isTallyError(error)) throw error;
    return { status: { ...base, trouble: error.message } };
  }
}

const newestOf = ({ round, timestamp }: QbftHeader, now: number) => ({
  round,
  age: Math.max(0, Math.floor(now / 1000) - timestamp),
});
