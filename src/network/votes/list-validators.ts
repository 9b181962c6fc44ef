import { getAddress } from "ethers";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import { networkRunError } from "../run/errors.ts";

/** Who validates the next block. @throws `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`. */
export async function listValidators(rpc: NodeRpc): Promise<readonly string[]> {
  const answer = await rpc.call("qbft_getValidatorsByBlockNumber", "latest");
  if (answer.ok && Array.isArray(answer.result)) return answer.result.map((each) => getAddress(String(each)));
  const { code, message } = answer.ok ? { code: 0, message: "the answer is no list" } : answer;
  const text = `${rpc.url} does not say who validates: ${message} (${code})`;
  throw networkRunError("NOT_QBFT", text, { url: rpc.url, code, message });
}
