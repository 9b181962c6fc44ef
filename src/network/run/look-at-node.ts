import { isTallyError } from "../../lib/errors.ts";
import { type NodeRpc, openNodeRpc } from "../rpc/call-rpc.ts";
import { requireResult } from "../rpc/require-result.ts";
import type { System } from "../system/system.ts";

/** What a node says of itself; what it does not answer is left out. */
export interface NodeView {
  readonly height: number;
  readonly peers: number;
}

/** Opens a node's JSON-RPC. */
export function rpcAt(url: string, { open }: Pick<System, "open">, token: string | undefined): NodeRpc {
  return openNodeRpc({ url, open, ...(token !== undefined && { token }) });
}

/**
 * Height and peers of a node; undefined while its endpoint does not answer.
 *
 * @throws `NODE_UNAUTHORISED`, `NODE_REFUSED`.
 */
export async function lookAtNode(rpc: NodeRpc): Promise<NodeView | undefined> {
  try {
    const [height, peers] = await Promise.all([
      requireResult(rpc, "eth_blockNumber"),
      requireResult(rpc, "net_peerCount"),
    ]);
    return { height: Number(height), peers: Number(peers) };
  } catch (error) {
    if (isTallyError(error, "NODE_UNREACHABLE")) return undefined;
    throw error;
  }
}

/** Hash of block 0. */
export async function genesisHashOf(rpc: NodeRpc): Promise<string> {
  const block = (await requireResult(rpc, "eth_getBlockByNumber", "0x0", false)) as { hash?: unknown } | null;
  return String(block?.hash);
}
