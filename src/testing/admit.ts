import { admitProposal } from "../sdk/actions/council/admit-proposal.ts";
import { executeAndWait } from "../sdk/actions/council/execute.ts";
import type { Proposal } from "../sdk/actions/council/proposal.ts";
import { proposeAndWait } from "../sdk/actions/council/propose.ts";
import { queueAndWait } from "../sdk/actions/council/queue.ts";
import { voteAndWait } from "../sdk/actions/council/vote.ts";
import { enrolAndWait } from "../sdk/actions/members/enrol.ts";
import { getOrganisation } from "../sdk/actions/members/get-organisation.ts";
import type { Client } from "../sdk/client.ts";
import { DUTIES, type Duty } from "../sdk/members/duties.ts";
import type { Role } from "../sdk/members/roles.ts";

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
  await decide(voters, admitProposal(voters[0], { name, roles, admin }));
  await enrolAndWait(newcomer, { account: admin, duties: EVERY_DUTY });
  return (await getOrganisation(newcomer, { name })).org;
}
