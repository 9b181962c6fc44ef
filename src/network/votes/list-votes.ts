import { getAddress } from "ethers";
import type { NodeRpc, RpcCall } from "../rpc/call-rpc.ts";
import { type QbftHeader, readQbftHeader } from "../rpc/header.ts";
import { requireResult } from "../rpc/require-result.ts";
import { networkRunError } from "../run/errors.ts";
import { type OpenVotes, replayVotes, votesNeeded } from "./replay-votes.ts";

/** Blocks after which votes are forgotten, where the genesis says nothing else. */
export const DEFAULT_EPOCH = 30_000;
/** Headers by one request: Besu takes 1 024. */
const AT_ONCE = 500;

export interface VoteState {
  readonly height: number;
  /** Who seals the next block. */
  readonly validators: readonly string[];
  /** Votes that a change needs: more than half. */
  readonly needed: number;
  /** What counts now. */
  readonly open: readonly OpenVotes[];
  /** What this node votes for whenever it proposes a block. */
  readonly own: readonly { readonly subject: string; readonly add: boolean }[];
  /** Block at which all that is open is forgotten. */
  readonly epochEnds: number;
}

/** Who validates the next block. @throws `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`. */
export async function listValidators(rpc: NodeRpc): Promise<readonly string[]> {
  const answer = await rpc.call("qbft_getValidatorsByBlockNumber", "latest");
  if (answer.ok && Array.isArray(answer.result)) return answer.result.map((each) => getAddress(String(each)));
  const { code, message } = answer.ok ? { code: 0, message: "the answer is no list" } : answer;
  const text = `${rpc.url} does not say who validates: ${message} (${code})`;
  throw networkRunError("NOT_QBFT", text, { url: rpc.url, code, message });
}

/**
 * The votes on validators: those that count, from the headers of the epoch, and those that this node goes on with.
 *
 * @param onHeaders Hears how many headers were read, of how many.
 * @throws `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`.
 */
export async function listVotes(
  rpc: NodeRpc,
  epochLength = DEFAULT_EPOCH,
  onHeaders: (read: number, of: number) => void = () => {},
): Promise<VoteState> {
  const validators = await listValidators(rpc);
  const height = Number(await requireResult(rpc, "eth_blockNumber"));
  const first = Math.floor(height / epochLength) * epochLength;
  const headers: QbftHeader[] = [];
  for (let from = first; from <= height; from += AT_ONCE) {
    headers.push(...(await headersOf(rpc, from, Math.min(height, from + AT_ONCE - 1))));
    onHeaders(headers.length, height - first + 1);
  }
  const pending = (await requireResult(rpc, "qbft_getPendingVotes")) as Readonly<Record<string, boolean>>;
  return {
    height,
    validators,
    needed: votesNeeded(validators.length),
    open: replayVotes(headers, epochLength),
    own: Object.entries(pending).map(([subject, add]) => ({ subject: getAddress(subject), add })),
    epochEnds: first + epochLength,
  };
}

async function headersOf(rpc: NodeRpc, from: number, to: number): Promise<readonly QbftHeader[]> {
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
