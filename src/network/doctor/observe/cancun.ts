import type { NodeRpc } from "../../rpc/call-rpc.ts";

/**
 * Init code that keeps 42 in transient storage, reads it back, copies it in memory and asks for the blob base fee; what it returns would
 * be the code of the contract that nobody creates.
 */
export const CANCUN_CODE = [
  "0x",
  "602a5f5d", // TSTORE(0, 42)
  "5f5c5f52", // MSTORE(0, TLOAD(0))
  "60205f60205e", // MCOPY(32, 0, 32)
  "4a50", // BLOBBASEFEE, dropped
  "60206020f3", // RETURN(32, 32)
].join("");

/** Whether a node executes Cancun's opcodes, and what it says. */
export async function observeCancun(rpc: NodeRpc): Promise<{ readonly works: boolean; readonly reason: string }> {
  const answer = await rpc.call("eth_call", { data: CANCUN_CODE }, "latest");
  if (!answer.ok) return { works: false, reason: answer.message };
  const result = String(answer.result);
  return { works: result !== "0x" && BigInt(result) === 42n, reason: `the node gives ${result}` };
}
