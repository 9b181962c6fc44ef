import type { Signer } from "ethers";
import { connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { executeAndWait } from "../sdk/members/actions/council/execute.ts";
import { proposeAndWait } from "../sdk/members/actions/council/propose.ts";
import { queueAndWait } from "../sdk/members/actions/council/queue.ts";
import { voteAndWait } from "../sdk/members/actions/council/vote.ts";
import { requiredProposals } from "./proposals.ts";

/**
 * Has a Council of one organisation, that decides at once, do what is left to it for the contracts: name the registrar of
 * fingerprints, the cases and the escrows.
 *
 * @param voter Carries the organisation's vote.
 */
export async function completeDomains(voter: Signer, deployment: Deployment): Promise<void> {
  const client = await connect({ signer: voter, deployment });
  for (const proposal of await requiredProposals(client.provider, deployment)) {
    const { proposalId } = await proposeAndWait(client, { proposal });
    await voteAndWait(client, { proposalId, support: "for" });
    await queueAndWait(client, { proposalId });
    await executeAndWait(client, { proposalId });
  }
}
