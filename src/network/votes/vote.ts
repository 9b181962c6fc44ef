import { getAddress } from "ethers";
import { FAULT_TOLERANT } from "../doctor/checks/validators.ts";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import { requireResult } from "../rpc/require-result.ts";
import { networkRunError } from "../run/errors.ts";
import { listValidators } from "./list-validators.ts";
import { readHeaders } from "./read-headers.ts";
import { votesNeeded } from "./replay-votes.ts";
import { TURNS, type VoteWeight, weighVote } from "./weigh-vote.ts";

/** What a validator's node was told to vote for. */
export interface CastVote extends VoteWeight {
  readonly subject: string;
  readonly add: boolean;
  readonly validators: readonly string[];
  /** Validators whose nodes have to vote so: more than half. */
  readonly needed: number;
}

export interface CastVoteParameters {
  readonly account: string;
  readonly add: boolean;
  /** Also where the chain halts once the change is made. */
  readonly force: boolean;
}

/**
 * Has a validator's node vote that somebody becomes a validator, or is none any more, in every block that it proposes from now on.
 *
 * @throws `VOTE_POINTLESS`, `VOTE_LOSES_QUORUM`, `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`.
 */
export async function castVote(rpc: NodeRpc, { account, add, force }: CastVoteParameters): Promise<CastVote> {
  const subject = getAddress(account);
  const validators = await listValidators(rpc);
  if (validators.includes(subject) === add) {
    const text = add ? `${subject} validates already` : `${subject} does not validate`;
    throw networkRunError("VOTE_POINTLESS", text, { subject, add, validators });
  }
  const height = Number(await requireResult(rpc, "eth_blockNumber"));
  const newest = await readHeaders(rpc, Math.max(1, height - TURNS * validators.length + 1), height);
  const weight = weighVote({ validators, subject, add, proposers: newest.map(({ proposer }) => proposer) });
  if (weight.outcome === "lost" && !force) {
    const { after, quorum, silent } = weight;
    const text = `of ${after} validators ${quorum} have to agree, and ${silent.length} of today's do not take part: ${silent.join(", ")}`;
    throw networkRunError("VOTE_LOSES_QUORUM", text, { subject, add, ...weight });
  }
  await requireResult(rpc, "qbft_proposeValidatorVote", subject.toLowerCase(), add);
  return { subject, add, validators, needed: votesNeeded(validators.length), ...weight };
}

/** Has a node vote on somebody no more. Votes in blocks that are there count until the epoch ends. @throws as `requireResult`. */
export async function discardVote(rpc: NodeRpc, account: string): Promise<void> {
  await requireResult(rpc, "qbft_discardValidatorVote", account.toLowerCase());
}

/** What is to be known of a vote. */
export function warningsOf(vote: CastVote, epochLength: number): readonly string[] {
  const { add, after, needed, validators } = vote;
  const warnings = [
    `It counts once ${needed} of ${validators.length} validators vote so, each at its own node, with a block of each.`,
    `Votes are forgotten every ${epochLength} blocks: those that are still wanted are cast again by themselves, as long as the nodes are not restarted.`,
    "A node goes on voting so, also when the change is undone later: once it is made, take the vote back with `tally network vote discard`.",
  ];
  if (!add && after < FAULT_TOLERANT) {
    warnings.push(
      `With ${after} validators none may fail: below ${FAULT_TOLERANT} a single one that is down halts the chain.`,
    );
  }
  return [...warnings, ...quorumWarning(vote)];
}

function quorumWarning({ outcome, after, quorum, silent }: CastVote): readonly string[] {
  if (outcome === "kept") return [];
  const down = silent.length === 0 ? "" : `, and ${silent.join(", ")} do not take part`;
  const so = `Of ${after} validators ${quorum} have to agree${down}`;
  return [
    outcome === "lost"
      ? `${so}: the chain halts with this change.`
      : `${so}: the chain halts with this change unless the new one runs. Start it first, and see that it is at the others' height.`,
  ];
}
