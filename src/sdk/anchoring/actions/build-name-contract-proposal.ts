import { checkAddress, checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { sideChainContract } from "../contracts.ts";
import { contractNameOf, type SideContract } from "../model/contract-name.ts";

export interface NameContractProposalParameters extends DescriptionOption {
  readonly lightClient: string;
  readonly name: SideContract;
  /** Its address on the other chain, as that chain's deployment file has it. */
  readonly account: string;
  /** Hash of its code there, where somebody looked at it: members compare it before they vote. */
  readonly codeHash?: string;
}

/**
 * Builds a proposal that says which address of the other chain is one of this project's contracts. Facts are read of its storage from then
 * on, at the slots of this version: whatever stands there is taken for them. `tally council propose name-contract --side` looks at its code.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildNameContractProposal } from "tallystick/anchoring";
 *
 * const proposal = buildNameContractProposal(client, { lightClient, name: "Agreements", account });
 */
export function buildNameContractProposal(client: Client, parameters: NameContractProposalParameters): Proposal {
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const account = checkAddress("account", parameters.account);
  const name = contractNameOf(parameters.name);
  const { codeHash } = parameters;
  const known = codeHash === undefined ? "" : `, with the code ${checkBytes32("codeHash", codeHash)},`;
  const { description = `Take ${account}${known} for ${parameters.name} of the chain of ${lightClient}` } = parameters;
  return oneCall(sideChainContract(client), "nameContract", [lightClient, name, account], description);
}
