import type { Client } from "../../../core/client.ts";
import { checkWhole } from "../../../core/whole.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { receivablesContract } from "../../contracts.ts";

export interface SetMaxTenorProposalParameters extends DescriptionOption {
  /** From registration to the due day. */
  readonly days: number;
}

/**
 * Builds a proposal that sets the longest tenor of receivables, up to a year.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetMaxTenorProposal } from "tallystick/receivables";
 *
 * const proposal = buildSetMaxTenorProposal(client, { days: 365 });
 */
export function buildSetMaxTenorProposal(client: Client, parameters: SetMaxTenorProposalParameters): Proposal {
  const days = checkWhole("days", parameters.days, 1, 365);
  const { description = `Receivables are due within ${days} days` } = parameters;
  return oneCall(receivablesContract(client), "setMaxTenor", [days], description);
}
