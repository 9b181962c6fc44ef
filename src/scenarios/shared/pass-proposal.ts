import type { Client } from "../../sdk/core/client.ts";
import { executeAndWait } from "../../sdk/members/actions/council/execute.ts";
import { getProposal } from "../../sdk/members/actions/council/get-proposal.ts";
import { proposeAndWait } from "../../sdk/members/actions/council/propose.ts";
import { queueAndWait } from "../../sdk/members/actions/council/queue.ts";
import { voteAndWait } from "../../sdk/members/actions/council/vote.ts";
import type { Proposal } from "../../sdk/members/model/proposal.ts";

/** Has the Council pass and execute a proposal of the first voter: all vote for it, until nothing can change the outcome. */
export async function passProposal(voters: readonly [Client, ...Client[]], proposal: Proposal): Promise<void> {
  const [proposer] = voters;
  const { proposalId } = await proposeAndWait(proposer, { proposal });
  for (const voter of voters) {
    if ((await getProposal(proposer, { proposalId })).state === "Succeeded") break;
    await voteAndWait(voter, { proposalId, support: "for" });
  }
  await queueAndWait(proposer, { proposalId });
  await executeAndWait(proposer, { proposalId });
}
