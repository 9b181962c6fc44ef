import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { qbftClientContract } from "../contracts.ts";

export interface FreezeClientProposalParameters extends DescriptionOption {
  readonly lightClient: string;
}

/**
 * Builds a proposal that freezes a light client: it takes no headers and answers nothing until it is renewed.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildFreezeClientProposal } from "tallystick/anchoring";
 *
 * const proposal = buildFreezeClientProposal(client, { lightClient });
 */
export function buildFreezeClientProposal(client: Client, parameters: FreezeClientProposalParameters): Proposal {
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const { description = `Freeze light client ${lightClient}` } = parameters;
  return oneCall(qbftClientContract(client), "freezeClient", [lightClient], description);
}
