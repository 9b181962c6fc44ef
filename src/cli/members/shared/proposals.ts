import type { Client } from "../../../sdk/core/client.ts";
import type { ProposalDetails } from "../../../sdk/members/actions/council/get-proposal.ts";
import { listProposals } from "../../../sdk/members/actions/council/list-proposals.ts";
import { bigNumber } from "../../shared/values.ts";

/** How many digits of a proposal's number `tally council list` shows. */
const SHORT = 10;

export function shortId(id: bigint): string {
  return String(id).slice(0, SHORT);
}

/** A proposal's number from its number, or from the first digits that `list` shows. */
export async function findProposal(client: Client, text: string): Promise<bigint> {
  if (text.length > SHORT) return bigNumber(text);
  const found = (await listProposals(client)).filter(({ proposalId }) => String(proposalId).startsWith(text));
  return found.length === 1 && found[0] ? found[0].proposalId : bigNumber(text);
}

export function showVotes({ votes }: ProposalDetails): string {
  return `${votes.for}/${votes.against}/${votes.abstain}`;
}

/** What comes next for a proposal, on a line of its own; nothing where it is over. */
export function showNext({ proposalId, state }: Pick<ProposalDetails, "proposalId" | "state">): string {
  const verb = ({ Succeeded: "queue", Queued: "execute" } as Partial<Record<typeof state, string>>)[state];
  return verb === undefined ? "" : `\nnext: tally council ${verb} ${shortId(proposalId)}`;
}
