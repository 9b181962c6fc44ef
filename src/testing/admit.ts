import type { Client } from "../sdk/core/client.ts";
import { buildAdmitProposal } from "../sdk/members/actions/council/build-admit-proposal.ts";
import { executeAndWait } from "../sdk/members/actions/council/execute.ts";
import { proposeAndWait } from "../sdk/members/actions/council/propose.ts";
import { queueAndWait } from "../sdk/members/actions/council/queue.ts";
import { voteAndWait } from "../sdk/members/actions/council/vote.ts";
import { enrolAndWait } from "../sdk/members/actions/members/enrol.ts";
import { getOrganisation } from "../sdk/members/actions/members/get-organisation.ts";
import { DUTIES, type Duty } from "../sdk/members/model/duties.ts";
import type { Proposal } from "../sdk/members/model/proposal.ts";
import type { Role } from "../sdk/members/model/roles.ts";

export const EVERY_DUTY = Object.keys(DUTIES) as Duty[];

/** Takes a proposal through the whole Council: every voter says yes. */
export async function decide(voters: readonly [Client, ...Client[]], proposal: Proposal): Promise<bigint> {
  const [first] = voters;
  const { proposalId } = await proposeAndWait(first, { proposal });
  for (const voter of voters) await voteAndWait(voter, { proposalId, support: "for" });
  await queueAndWait(first, { proposal });
  await executeAndWait(first, { proposal });
  return proposalId;
}

/** Has an organisation admitted whose first account has every duty; returns its number. */
export async function admitted(
  voters: readonly [Client, ...Client[]],
  newcomer: Client,
  name: string,
  roles: readonly Role[] = [],
): Promise<number> {
  const admin = newcomer.sender?.address ?? "";
  await decide(voters, buildAdmitProposal(voters[0], { name, roles, admin }));
  await enrolAndWait(newcomer, { account: admin, duties: EVERY_DUTY });
  return (await getOrganisation(newcomer, { name })).org;
}
