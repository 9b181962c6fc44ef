import { getAddress } from "ethers";
import type { NodeRpc } from "../rpc/call-rpc.ts";
import { requireResult } from "../rpc/require-result.ts";
import { networkRunError } from "../run/errors.ts";
import { listValidators } from "./list-votes.ts";
import { votesNeeded } from "./replay-votes.ts";

/** What a validator's node was told to vote for. */
export interface CastVote {
  readonly subject: string;
  readonly add: boolean;
  readonly validators: readonly string[];
  /** Validators whose nodes have to vote so: more than half. */
  readonly needed: number;
  /** Validators that there are if the vote succeeds. */
  readonly after: number;
}

/** Validators that bear the failure of one. */
const FAULT_TOLERANT = 4;

/**
 * Has a validator's node vote that somebody becomes a validator, or is none any more, in every block that it proposes from now on.
 *
 * @throws `VOTE_POINTLESS`, `NOT_QBFT`, `NODE_REFUSED`; as `NodeRpc`.
 */
export async function castVote(rpc: NodeRpc, account: string, add: boolean): Promise<CastVote> {
  const subject = getAddress(account);
  const validators = await listValidators(rpc);
  if (validators.includes(subject) === add) {
    const text = add ? `${subject} validates already` : `${subject} does not validate`;
    throw networkRunError("VOTE_POINTLESS", text, { subject, add, validators });
  }
  await requireResult(rpc, "qbft_proposeValidatorVote", subject.toLowerCase(), add);
  const after = validators.length + (add ? 1 : -1);
  return { subject, add, validators, needed: votesNeeded(validators.length), after };
}

/** Has a node vote on somebody no more. Votes in blocks that are there count until the epoch ends. @throws as `requireResult`. */
export async function discardVote(rpc: NodeRpc, account: string): Promise<void> {
  await requireResult(rpc, "qbft_discardValidatorVote", account.toLowerCase());
}

/** What is to be known of a vote. */
export function warningsOf({ add, after, needed, validators }: CastVote, epochLength: number): readonly string[] {
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
  return warnings;
}
