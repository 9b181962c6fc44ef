import type { NodeRpc } from "../rpc/call-rpc.ts";

/** Blocks after which votes are forgotten, where the genesis says nothing else. */
export const DEFAULT_EPOCH = 30_000;

interface NodeInfo {
  readonly protocols?: { readonly eth?: { readonly config?: { readonly qbft?: { readonly epochLength?: unknown } } } };
}

/** What the node's genesis says of it, where the node tells (ADMIN); else Besu's default. */
export async function epochLengthOf(rpc: NodeRpc): Promise<number> {
  const answer = await rpc.call("admin_nodeInfo");
  const info = answer.ok ? (answer.result as NodeInfo | null) : undefined;
  const length = info?.protocols?.eth?.config?.qbft?.epochLength;
  return typeof length === "number" && Number.isSafeInteger(length) && length > 0 ? length : DEFAULT_EPOCH;
}
