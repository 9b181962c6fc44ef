import { Interface, type Provider, type Signer } from "ethers";
import { sdkError } from "../sdk/core/errors.ts";
import { rpc } from "../sdk/core/rpc.ts";
import { currentFees } from "../sdk/core/send/fees.ts";
import { PROPOSAL_STATES, type Proposal, type ProposalState, proposalId } from "../sdk/members/model/proposal.ts";
import { type ReadArtifact, readArtifact } from "./artifact.ts";
import type { DomainPlan, FollowUp } from "./domain-plan.ts";
import { isDone } from "./follow-ups.ts";
import type { DeployedContracts } from "./journal.ts";
import { PLAN } from "./plan.ts";
import { recoverSettings } from "./recover-settings.ts";
import { revertAbis } from "./revert-abis.ts";
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

const COUNCIL = new Interface([
  "function propose(address[] targets, uint256[] values, bytes[] calldatas, string description) returns (uint256)",
  "function proposalSnapshot(uint256 proposalId) view returns (uint256)",
  "function state(uint256 proposalId) view returns (uint8)",
]);

/**
 * Puts a proposal to the Council, unless the same was put to it before.
 *
 * @returns The state of the proposal.
 * @throws `GovernorInsufficientProposerVotes` when the signer carries no vote; `Members_*` when it acts for no organisation.
 */
export async function proposeOnce(
  signer: Signer,
  deployment: { readonly contracts: DeployedContracts },
  proposal: Proposal,
): Promise<ProposalState> {
  const { provider } = signer;
  if (provider === null) throw sdkError("READ_ONLY", "the signer has no provider", {});
  const to = addressesIn(deployment)("Council");
  const before = await stateOf(provider, to, proposal);
  if (before !== undefined) return before;
  const { targets, values, calldatas, description } = proposal;
  const data = COUNCIL.encodeFunctionData("propose", [targets, values, calldatas, description]);
  const fees = await rpc(() => currentFees(provider));
  await rpc(async () => (await signer.sendTransaction({ to, data, ...fees })).wait(), revertAbis());
  return "Pending";
}

/** Undefined when it was never proposed. */
async function stateOf(provider: Provider, to: string, proposal: Proposal): Promise<ProposalState | undefined> {
  const ask = async (method: string): Promise<bigint> => {
    const data = COUNCIL.encodeFunctionData(method, [proposalId(proposal)]);
    return COUNCIL.decodeFunctionResult(method, await rpc(() => provider.call({ to, data })))[0];
  };
  if ((await ask("proposalSnapshot")) === 0n) return undefined;
  return PROPOSAL_STATES[Number(await ask("state"))];
}
