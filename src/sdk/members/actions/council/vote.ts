import type { TransactionReceipt } from "ethers";
import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { councilContract } from "../../contracts.ts";

/** Words of the Governor's `VoteType`, in its order. */
const SUPPORT = ["against", "for", "abstain"] as const;

export type Support = (typeof SUPPORT)[number];

export interface VoteParameters extends WriteOptions {
  readonly proposalId: bigint;
  readonly support: Support;
  /** Public. */
  readonly reason?: string;
}

export interface VoteReturnType {
  readonly proposalId: bigint;
  readonly voter: string;
  readonly support: Support;
  /** 0 when the sender carried no vote at the proposal's snapshot. */
  readonly weight: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Votes on a proposal. The sender must have carried an organisation's vote when the proposal was made, and still be honoured.
 *
 * @throws `GovernorNonexistentProposal`, `GovernorUnexpectedProposalState`, `GovernorAlreadyCastVote`, `Members_NotEnrolled`,
 * `Members_NotActive`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { vote } from "tallystick/members";
 *
 * const sent = await vote(client, { proposalId, support: "for", reason: "Audited last week" });
 */
export async function vote(
  client: Client,
  { proposalId, support, reason = "", ...options }: VoteParameters,
): Promise<SentTransaction> {
  const value = SUPPORT.indexOf(support);
  checkThat(value >= 0, "support", support, "for, against or abstain");
  return write(client, councilContract(client), "castVoteWithReason", [proposalId, value, reason], options);
}

/** As `vote`; waits until it is mined. */
export async function voteAndWait(client: Client, parameters: VoteParameters): Promise<VoteReturnType> {
  const receipt = await waitMined(client, await vote(client, parameters));
  const { proposalId, voter, support, weight } = eventOf(councilContract(client), receipt, "VoteCast").args;
  return { proposalId, voter, support: SUPPORT[Number(support)] as Support, weight, receipt };
}
