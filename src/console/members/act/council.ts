import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { executeAndWait } from "../../../sdk/members/actions/council/execute.ts";
import { getProposal } from "../../../sdk/members/actions/council/get-proposal.ts";
import { queueAndWait } from "../../../sdk/members/actions/council/queue.ts";
import { type Support, voteAndWait } from "../../../sdk/members/actions/council/vote.ts";
import { councilContract } from "../../../sdk/members/contracts.ts";
import { type Proposal, proposalId as idOf } from "../../../sdk/members/model/proposal.ts";

/** A proposal as the wallet's node has it now, and what the account can do about it. */
export interface CouncilNow {
  readonly chainId: number;
  /** Address of the Council. */
  readonly council: string;
  /** What it would do and how it is described, as it was put to the Council: its id follows from this. */
  readonly proposal: Proposal;
  readonly state: string;
  readonly votes: { readonly for: bigint; readonly against: bigint };
  readonly quorum: bigint;
  readonly deadline: bigint;
  readonly eta: bigint;
  /** Time of the newest block. */
  readonly now: bigint;
  /** Votes that the account carried when the proposal was made. */
  readonly weight: bigint;
  readonly hasVoted: boolean;
}

/** @throws `NOT_FOUND`; as `rpc`; an error where the node gives another content than the id is of. */
export async function councilNow(client: Client, proposalId: bigint, account: string): Promise<CouncilNow> {
  const council = councilContract(client);
  const details = await getProposal(client, { proposalId });
  const { state, votes, quorum, deadline, eta, snapshot, targets, values, calldatas, description } = details;
  const proposal = { targets, values, calldatas, description };
  if (idOf(proposal) !== proposalId) throw new Error("what the node says of the proposal is not what its id is of");
  const [address, weight, hasVoted, head] = await rpc(() =>
    Promise.all([
      council.getAddress(),
      state === "Pending" ? 0n : council.getVotes(account, snapshot),
      council.hasVoted(proposalId, account),
      client.provider.getBlock("latest"),
    ]),
  );
  const { chainId } = client.deployment;
  const now = BigInt(head?.timestamp ?? 0);
  return { chainId, council: address, proposal, state, votes, quorum, deadline, eta, now, weight, hasVoted };
}

/** What is done to a proposal. */
export type CouncilAct =
  | { readonly act: "vote"; readonly support: Support; readonly reason: string }
  | { readonly act: "queue" | "execute" };

/** Signs it, sends it and waits for it. Gives the transaction's hash. @param proposal As it was shown. @throws as the SDK's actions. */
export async function sendCouncilAct(client: Client, proposal: Proposal, act: CouncilAct): Promise<string> {
  const done =
    act.act === "vote"
      ? await voteAndWait(client, { proposalId: idOf(proposal), support: act.support, reason: act.reason })
      : await (act.act === "queue" ? queueAndWait : executeAndWait)(client, { proposal });
  return done.receipt.hash;
}
