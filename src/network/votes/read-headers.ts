import type { NodeRpc, RpcCall } from "../rpc/call-rpc.ts";
import { type QbftHeader, readQbftHeader } from "../rpc/header.ts";
import { networkRunError } from "../run/errors.ts";

/** Headers of a range of blocks, by one request. @throws `NODE_REFUSED`; as `NodeRpc`. */
export async function readHeaders(rpc: NodeRpc, from: number, to: number): Promise<readonly QbftHeader[]> {
  const calls = Array.from({ length: to - from + 1 }, (_, i): RpcCall => {
    return { method: "eth_getBlockByNumber", params: [`0x${(from + i).toString(16)}`, false] };
  });
  const answers = await rpc.callAll(calls);
  return answers.map((answer, i) => {
    const header = answer.ok ? readQbftHeader(answer.result) : undefined;
    if (header !== undefined) return header;
    const message = answer.ok ? "it is no header of QBFT" : answer.message;
    throw networkRunError("NODE_REFUSED", `${rpc.url}: block ${from + i}: ${message}`, { url: rpc.url, message });
  });
}
