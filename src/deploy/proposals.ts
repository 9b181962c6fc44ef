import { Interface, type Provider, type Signer } from "ethers";
import type { Client } from "../sdk/core/client.ts";
import { connect } from "../sdk/core/connect.ts";
import type { Deployment } from "../sdk/core/deployment.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { proposeAndWait } from "../sdk/members/actions/council/propose.ts";
import { councilContract } from "../sdk/members/contracts.ts";
import { PROPOSAL_STATES, type Proposal, type ProposalState, proposalId } from "../sdk/members/model/proposal.ts";
import { type ReadArtifact, readArtifact } from "./artifact.ts";
import type { DomainPlan, FollowUp } from "./domain-plan.ts";
import { isDone } from "./follow-ups.ts";
import type { DeployedContracts } from "./journal.ts";
import { PLAN } from "./plan.ts";
import { recoverSettings } from "./recover-settings.ts";
import { addressesIn } from "./session.ts";

/**
 * What the Council has still to decide for the contracts that a deployment has: one proposal for each domain that needs
 * something. A call that the chain says has been made is left out.
 *
 * @example
 * import { requiredProposals } from "tallystick/deploy";
 *
 * for (const { description, calldatas } of await requiredProposals(provider, deployment)) console.log(description, calldatas);
 */
export async function requiredProposals(
  provider: Provider,
  deployment: { readonly contracts: DeployedContracts },
  plan: readonly DomainPlan[] = PLAN,
  artifacts: ReadArtifact = readArtifact,
): Promise<Proposal[]> {
  const deployed: DeployedContracts = deployment.contracts;
  const settings = recoverSettings(deployed, plan, artifacts);
  const at = addressesIn(deployment);
  const proposals: Proposal[] = [];
  for (const { domain, contracts } of plan) {
    const calls: FollowUp[] = [];
    for (const contract of contracts) {
      if (deployed[contract.name] === undefined) continue;
      for (const call of contract.after?.(at, settings) ?? []) {
        if (call.by === "council" && !(await isDone(provider, call))) calls.push(call);
      }
    }
    if (calls.length > 0) proposals.push(proposalOf(domain, calls));
  }
  return proposals;
}

function proposalOf(domain: string, calls: readonly FollowUp[]): Proposal {
  return {
    targets: calls.map(({ to }) => to),
    values: calls.map(() => 0n),
    calldatas: calls.map(({ method, args }) => new Interface([`function ${method}`]).encodeFunctionData(method, args)),
    description: `Complete the domain ${domain}: ${calls.map(({ description }) => description).join("; ")}`,
  };
}

/** What a proposal has come to. */
export interface ProposedOnce {
  /** As the Council has it: from the second attempt on, the description says which it is. */
  readonly proposal: Proposal;
  readonly state: ProposalState;
  /** 1 unless earlier ones came to nothing. */
  readonly attempt: number;
  /** How the attempts before it ended, the first one first. */
  readonly lost: readonly ProposalState[];
}

/** States from which a proposal comes to nothing, whatever anybody does. Its content can never be proposed again. */
const LOST: readonly ProposalState[] = ["Canceled", "Defeated", "Expired"];

/**
 * Puts a proposal to the Council, unless the same was put to it before. One that was canceled, defeated or has expired is put to
 * it again, with "(attempt n)" in its description.
 *
 * @throws `GovernorInsufficientProposerVotes` when the signer carries no vote; `Members_*` when it acts for no organisation; as
 * `connect`.
 *
 * @example
 * import { proposeOnce, requiredProposals } from "tallystick/deploy";
 *
 * for (const proposal of await requiredProposals(provider, deployment)) {
 *   const { state, attempt } = await proposeOnce(signer, deployment, proposal);
 *   console.log(`attempt ${attempt}: ${state}`);
 * }
 */
export async function proposeOnce(signer: Signer, deployment: Deployment, proposal: Proposal): Promise<ProposedOnce> {
  const client = await connect({ signer, deployment });
  const lost: ProposalState[] = [];
  for (;;) {
    const attempt = lost.length + 1;
    const description = attempt === 1 ? proposal.description : `${proposal.description} (attempt ${attempt})`;
    const current: Proposal = { ...proposal, description };
    const state = await stateOf(client, current);
    if (state === undefined) {
      await proposeAndWait(client, { proposal: current });
      return { proposal: current, state: "Pending", attempt, lost };
    }
    if (!LOST.includes(state)) return { proposal: current, state, attempt, lost };
    lost.push(state);
  }
}

/** Undefined when it was never proposed. */
async function stateOf(client: Client, proposal: Proposal): Promise<ProposalState | undefined> {
  const council = councilContract(client);
  const id = proposalId(proposal);
  if ((await rpc(() => council.proposalSnapshot(id))) === 0n) return undefined;
  return PROPOSAL_STATES[Number(await rpc(() => council.state(id)))];
}
