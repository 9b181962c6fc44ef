import type { Client } from "../../../sdk/core/client.ts";
import { rpc } from "../../../sdk/core/rpc.ts";
import { executeAndWait } from "../../../sdk/members/actions/council/execute.ts";
import { getProposal } from "../../../sdk/members/actions/council/get-proposal.ts";
import { queueAndWait } from "../../../sdk/members/actions/council/queue.ts";
import { type Support, voteAndWait } from "../../../sdk/members/actions/council/vote.ts";
import { councilContract } from "../../../sdk/members/contracts.ts";

/** A proposal as the wallet's node has it now, and what the account can do about it. */
export interface CouncilNow {
  readonly chainId: number;
  /** Address of the Council. */
  readonly council: string;
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

/** @throws `NOT_FOUND`; as `rpc`. */
export async function councilNow(client: Client, proposalId: bigint, account: string): Promise<CouncilNow> {
  const council = councilContract(client);
  const { state, votes, quorum, deadline, eta, snapshot } = await getProposal(client, { proposalId });
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
  return { chainId, council: address, state, votes, quorum, deadline, eta, now, weight, hasVoted };
}

/** What is done to a proposal. */
export type CouncilAct =
  | { readonly act: "vote"; readonly support: Support; readonly reason: string }
  | { readonly act: "queue" | "execute" };

/** Signs it, sends it and waits for it. Gives the transaction's hash. @throws as the SDK's actions. */
export async function sendCouncilAct(client: Client, proposalId: bigint, act: CouncilAct): Promise<string> {
  const done =
    act.act === "vote"
      ? await voteAndWait(client, { proposalId, support: act.support, reason: act.reason })
      : await (act.act === "queue" ? queueAndWait : executeAndWait)(client, { proposalId });
  return done.receipt.hash;
}
