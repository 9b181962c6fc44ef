import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import type { Proposal } from "../../model/proposal.ts";

export interface SetDualControlProposalParameters extends DescriptionOption {
  readonly org: number;
  readonly required: boolean;
}

/**
 * Builds a proposal to require, or no longer, that maker and checker of one act are different people of an organisation.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetDualControlProposal } from "tallystick/members";
 *
 * const proposal = buildSetDualControlProposal(client, { org: 3, required: true });
 */
export function buildSetDualControlProposal(client: Client, parameters: SetDualControlProposalParameters): Proposal {
  const { org, required } = parameters;
  const { description = `${required ? "Require" : "Stop requiring"} dual control of organisation ${org}` } = parameters;
  return oneCall(membersContract(client), "setDualControl", [org, required], description);
}
