import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { type FromSource, linesOf } from "../../../query/list-source.ts";
import { type IndexedProposal, queryProposals } from "../../../query/members.ts";
import { councilContract } from "../../contracts.ts";
import { type ProposalDetails, proposalNow } from "./get-proposal.ts";

/**
 * Every proposal that was ever made, in their order, as it stands now.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`; from a source as `askOne`.
 *
 * @example
 * import { listProposals } from "tallystick/members";
 *
 * const open = (await listProposals(client)).filter(({ state }) => state === "Active");
 */
export async function listProposals(client: Client, { source }: FromSource = {}): Promise<ProposalDetails[]> {
  if (source) return (await linesOf(queryProposals, source, {})).map(fromIndexed);
  const council = councilContract(client);
  const fromBlock = deployedContract(client.deployment, "Council", "members").block;
  const found: ProposalDetails[] = [];
  for await (const event of queryEvents(client, council, council.filters.ProposalCreated(), { fromBlock })) {
    found.push(await proposalNow(client, event));
  }
  return found;
}

function fromIndexed(indexed: IndexedProposal): ProposalDetails {
  const { proposer, state, votes, targets, calldatas, description } = indexed;
  return {
    proposalId: BigInt(indexed.proposalId),
    proposer,
    state,
    votes: { for: BigInt(votes.for), against: BigInt(votes.against), abstain: BigInt(votes.abstain) },
    quorum: BigInt(indexed.quorum),
    snapshot: BigInt(indexed.snapshot),
    deadline: BigInt(indexed.deadline),
    eta: BigInt(indexed.eta),
    targets,
    values: indexed.values.map(BigInt),
    calldatas,
    description,
  };
}
