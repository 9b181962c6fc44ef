import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { councilContract } from "../../contracts.ts";
import { checkProposal, type Proposal } from "../../model/proposal.ts";

export interface ProposeParameters extends WriteOptions {
  /** From one of the builders, or any calls. */
  readonly proposal: Proposal;
}

export interface ProposeReturnType {
  readonly proposalId: bigint;
  readonly proposer: string;
  /** Second whose distribution of votes counts; voting begins after it. */
  readonly snapshot: bigint;
  /** Last second of voting. */
  readonly deadline: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Puts a proposal to the Council. The sender must carry an organisation's vote. Reserve it (`reserveProposal`) where somebody may want it to
 * come to nothing.
 *
 * @throws `GovernorInsufficientProposerVotes`; `GovernorUnexpectedProposalState` when the same was proposed before;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { propose, buildSetRolesProposal } from "tallystick/members";
 *
 * const sent = await propose(client, { proposal: buildSetRolesProposal(client, { org: 3, roles: ["BANK"] }) });
 */
export async function propose(client: Client, { proposal, ...options }: ProposeParameters): Promise<SentTransaction> {
  const { targets, values, calldatas, description } = checkProposal(proposal);
  return write(client, councilContract(client), "propose", [targets, values, calldatas, description], options);
}

/** As `propose`; waits until it is mined. */
export async function proposeAndWait(client: Client, parameters: ProposeParameters): Promise<ProposeReturnType> {
  const receipt = await waitMined(client, await propose(client, parameters));
  const { proposalId, proposer, voteStart, voteEnd } = eventOf(
    councilContract(client),
    receipt,
    "ProposalCreated",
  ).args;
  return { proposalId, proposer, snapshot: voteStart, deadline: voteEnd, receipt };
}
