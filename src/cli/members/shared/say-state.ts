import { isTallyError, TallyError } from "../../../lib/errors.ts";
import type { Client } from "../../../sdk/core/client.ts";
import { getProposal, type ProposalDetails } from "../../../sdk/members/actions/council/get-proposal.ts";
import { showTime } from "../../shared/tables.ts";

const WRONG_STATE = ["GovernorUnexpectedProposalState", "TimelockUnexpectedOperationState"];

/** Why a call of a proposal fails for good: the account that it is to enrol was taken, or ended. */
const TAKEN: Readonly<Record<string, (values: Readonly<Record<string, unknown>>) => string>> = {
  Members_AccountOfOther: ({ account, org }) => `account ${account} belongs to organisation ${org}`,
  Members_AccountEnded: ({ account }) => `account ${account} was revoked, and is never enrolled again`,
};

/** Runs an act on a proposal; a refusal says how the proposal stands, or how to get round it. */
export async function sayState<T>(client: Client, proposalId: bigint, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isTallyError(error)) throw error;
    const taken = TAKEN[error.code]?.(error.values);
    if (taken !== undefined) {
      const message = `${taken}: propose again, with an address that nobody has seen yet`;
      throw new TallyError(error.code, message, { retryable: error.retryable, values: error.values, cause: error });
    }
    if (!WRONG_STATE.includes(error.code)) throw error;
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
