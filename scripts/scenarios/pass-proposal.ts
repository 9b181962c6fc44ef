import { executeAndWait } from "../../src/sdk/actions/council/execute.ts";
import { getProposal } from "../../src/sdk/actions/council/get-proposal.ts";
import type { Proposal } from "../../src/sdk/actions/council/proposal.ts";
import { proposeAndWait } from "../../src/sdk/actions/council/propose.ts";
import { queueAndWait } from "../../src/sdk/actions/council/queue.ts";
import { voteAndWait } from "../../src/sdk/actions/council/vote.ts";
import type { Client } from "../../src/sdk/client.ts";

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
