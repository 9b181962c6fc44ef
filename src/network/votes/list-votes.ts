import { getAddress } from "ethers";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import type { QbftHeader } from "../rpc/header.ts";
import { requireResult } from "../rpc/require-result.ts";
import { listValidators } from "./list-validators.ts";
import { readHeaders } from "./read-headers.ts";
import { type OpenVotes, replayVotes, votesNeeded } from "./replay-votes.ts";

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

/** Hears how many headers were read of how many. */
export type OnHeaders = (read: number, of: number) => Promise<void> | void;

/**
 * The votes on validators: those that count, from the headers of the epoch, and those that this node goes on with.
 *
 * @throws `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`.
 */
export async function listVotes(
  rpc: NodeRpc,
  epochLength: number,
  onHeaders: OnHeaders = () => {},
): Promise<VoteState> {
  const validators = await listValidators(rpc);
  const height = Number(await requireResult(rpc, "eth_blockNumber"));
  const first = Math.floor(height / epochLength) * epochLength;
  const headers: QbftHeader[] = [];
  for (let from = first; from <= height; from += AT_ONCE) {
    headers.push(...(await readHeaders(rpc, from, Math.min(height, from + AT_ONCE - 1))));
    await onHeaders(headers.length, height - first + 1);
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
