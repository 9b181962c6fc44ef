import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { sdkError } from "../../../core/errors.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { rpc } from "../../../core/rpc.ts";
import { councilContract } from "../../contracts.ts";
import { PROPOSAL_STATES, type Proposal, type ProposalState } from "../../model/proposal.ts";

export interface GetProposalParameters {
  readonly proposalId: bigint;
}

export interface ProposalDetails extends Proposal {
  readonly proposalId: bigint;
  readonly proposer: string;
  readonly state: ProposalState;
  readonly votes: { readonly for: bigint; readonly against: bigint; readonly abstain: bigint };
  /** Votes for it that it needs: more than half of the organisations that were active at the snapshot. 0 until that is past. */
  readonly quorum: bigint;
  /** Second whose distribution of votes counts; voting begins after it. */
  readonly snapshot: bigint;
  /** Last second of voting. */
  readonly deadline: bigint;
  /** Second from which it can be executed; 0 until it is queued. */
  readonly eta: bigint;
}

/**
 * Reads a proposal as it stands now.
 *
 * @throws `NOT_FOUND`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { getProposal } from "tallystick/members";
 *
 * const { state, votes, eta } = await getProposal(client, { proposalId });
 */
export async function getProposal(client: Client, { proposalId }: GetProposalParameters): Promise<ProposalDetails> {
  checkThat(typeof proposalId === "bigint", "proposalId", proposalId, "a bigint");
  const council = councilContract(client);
  const range = { fromBlock: deployedContract(client.deployment, "Council", "members").block, newestFirst: true };
  // The Governor does not index the id.
  for await (const event of queryEvents(client, council, council.filters.ProposalCreated(), range)) {
    if (event.args.proposalId === proposalId) return proposalNow(client, event);
  }
  throw sdkError("NOT_FOUND", `no proposal ${proposalId}`, { proposalId });
}

/** What a `ProposalCreated` event has of a proposal. */
interface Created {
  readonly args: {
    readonly proposalId: bigint;
    readonly proposer: string;
    readonly targets: readonly string[];
    readonly calldatas: readonly string[];
    readonly voteStart: bigint;
    readonly voteEnd: bigint;
    readonly description: string;
    /** `values`, which an array already has as a method. */
    readonly 3: readonly bigint[];
  };
}

/** A proposal from its event, as it stands now. */
export async function proposalNow(client: Client, { args }: Created): Promise<ProposalDetails> {
  const council = councilContract(client);
  const { proposalId, proposer, targets, calldatas, voteStart, voteEnd, description } = args;
  const [state, votes, eta, head] = await rpc(() =>
    Promise.all([
      council.state(proposalId),
      council.proposalVotes(proposalId),
      council.proposalEta(proposalId),
      client.provider.getBlock("latest"),
    ]),
  );
  // The votes at the snapshot cannot be asked for before it is past, and a proposal cancelled earlier has none.
  const begun = voteStart < BigInt(head?.timestamp ?? 0);
  const [against, inFavour, abstain] = votes;
  return {
    proposalId,
    proposer,
    state: PROPOSAL_STATES[Number(state)] as ProposalState,
    votes: { for: inFavour, against, abstain },
    quorum: begun ? await rpc(() => council.quorum(voteStart)) : 0n,
    snapshot: voteStart,
    deadline: voteEnd,
    eta,
    targets: [...targets],
    values: [...args[3]],
    calldatas: [...calldatas],
    description,
  };
}
