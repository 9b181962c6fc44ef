import { id } from "ethers";
import type { Client } from "../../core/client.ts";
import { getProposal } from "../actions/council/get-proposal.ts";
import { checkProposal, type Proposal } from "./proposal.ts";

/** A proposal by its id, which is looked up, or by its content. */
export type ProposalReference =
  | { readonly proposalId: bigint; readonly proposal?: undefined }
  | { readonly proposal: Proposal; readonly proposalId?: undefined };

/** The arguments by which the Governor's functions name a proposal. */
export async function governorArguments(client: Client, { proposal, proposalId }: ProposalReference) {
  const found = proposal ? checkProposal(proposal) : await getProposal(client, { proposalId });
  return [found.targets, found.values, found.calldatas, id(found.description)] as const;
}
