import { isTallyError, TallyError } from "../../../lib/errors.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { getProposal, type ProposalDetails } from "../../../sdk/members/actions/council/get-proposal.ts";
import { showTime } from "../../shared/tables.ts";

const WRONG_STATE = ["GovernorUnexpectedProposalState", "TimelockUnexpectedOperationState"];

/** Runs an act on a proposal; where its state does not allow it, the refusal says how the proposal stands. */
export async function sayState<T>(client: Client, proposalId: bigint, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isTallyError(error) || !WRONG_STATE.includes(error.code)) throw error;
    const proposal = await getProposal(client, { proposalId });
    const { state, votes, quorum, snapshot, deadline, eta } = proposal;
    const values = { ...error.values, state, votes, quorum, snapshot, deadline, eta };
    throw new TallyError(error.code, standing(proposal), { retryable: error.retryable, values, cause: error });
  }
}

/** How a proposal stands, and what it waits for. */
export function standing({ state, votes, quorum, snapshot, deadline, eta }: ProposalDetails): string {
  // What it needs is known from the second after its snapshot.
  const counted = quorum === 0n ? `${votes.for} votes` : `${votes.for} of ${quorum} votes`;
  const waits: Partial<Record<typeof state, string>> = {
    Pending: `: voting begins after ${showTime(snapshot)}`,
    Active: `: ${counted}; voting ends ${showTime(deadline)}`,
    Defeated: `: ${counted}; voting ended ${showTime(deadline)}`,
    Succeeded: `: ${counted}; it can be queued`,
    Queued: `: it can be executed from ${showTime(eta)}`,
  };
  return `the proposal is ${state}${waits[state] ?? ""}`;
}
