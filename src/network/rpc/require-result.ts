import { networkRunError } from "../run/errors.ts";
import type { NodeRpc } from "./call-rpc.ts";

/** The result of a call that a node has to answer. @throws `NODE_REFUSED`; as `NodeRpc`. */
export async function requireResult(node: NodeRpc, method: string, ...params: readonly unknown[]): Promise<unknown> {
  const answer = await node.call(method, ...params);
  if (answer.ok) return answer.result;
  const { code, message } = answer;
  throw networkRunError("NODE_REFUSED", `${node.url} refuses ${method}: ${message} (${code})`, {
    url: node.url,
    method,
    code,
    message,
  });
}
