import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { limitsContract } from "../../contracts.ts";

export interface SetLimitsCaseProposalParameters extends DescriptionOption {
  /** A contract. */
  readonly case: string;
  readonly allowed: boolean;
}

/**
 * Builds a proposal that lets a contract use limits, or no more: then it still frees what it used.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetLimitsCaseProposal } from "tallystick/settlement";
 *
 * const proposal = buildSetLimitsCaseProposal(client, { case: account, allowed: true });
 */
export function buildSetLimitsCaseProposal(client: Client, parameters: SetLimitsCaseProposalParameters): Proposal {
  const { allowed } = parameters;
  const address = checkAddress("case", parameters.case);
  const { description = `${allowed ? "Let" : "Stop letting"} ${address} use limits` } = parameters;
  return oneCall(limitsContract(client), "setCase", [address, allowed], description);
}
