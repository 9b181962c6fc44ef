import { BLOCKS_PER_QUERY } from "../../../sdk/core/log-ranges.ts";
import type { NodeRpc } from "../../rpc/call-rpc.ts";
import type { Observation } from "../observation.ts";

/** A topic that no event has, so that an answer is small. */
const NO_EVENT = `0x${"00".repeat(31)}01`;
/** A range that a node with Besu's default refuses. */
const WIDE = 2 * BLOCKS_PER_QUERY;
/** Blocks that a relay may be behind, a little less than the 512 for which BONSAI keeps states. */
const DEEP = 500;
const ANY_ACCOUNT = `0x${"00".repeat(19)}01`;

const hex = (number: number) => `0x${number.toString(16)}`;

/** Of which ranges events are told; a chain that is shorter than a range tells nothing of it. */
export async function observeLogRanges(rpc: NodeRpc, head: number): Promise<Observation["logRanges"]> {
  const ranges = [BLOCKS_PER_QUERY, WIDE].filter((blocks) => blocks <= head);
  const answers = await rpc.callAll(
    ranges.map((blocks) => ({
      method: "eth_getLogs",
      params: [{ fromBlock: hex(head - blocks + 1), toBlock: hex(head), topics: [NO_EVENT] }],
    })),
  );
  return ranges.map((blocks, i) => ({ blocks, answered: answers[i]?.ok === true }));
}

/** Whether a state is proved that is as deep as a relay may need it. */
export async function observeProof(rpc: NodeRpc, head: number): Promise<Observation["proof"]> {
  if (head < DEEP) return undefined;
  const answer = await rpc.call("eth_getProof", ANY_ACCOUNT, [], hex(head - DEEP));
  if (!answer.ok) return { depth: DEEP, proved: false, reason: answer.message };
  const { accountProof } = (answer.result ?? {}) as { accountProof?: unknown };
  const proved = Array.isArray(accountProof) && accountProof.length > 0;
  return { depth: DEEP, proved, reason: proved ? "" : "the answer has no proof" };
}
