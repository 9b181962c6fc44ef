import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { cashFactoryContract } from "../../contracts.ts";

export interface SetEscrowProposalParameters extends DescriptionOption {
  /** A contract. */
  readonly escrow: string;
  readonly allowed: boolean;
}

/**
 * Builds a proposal that lets a contract hold cash for others, or no more: then it still gives what it holds.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetEscrowProposal } from "tallystick/settlement";
 *
 * const proposal = buildSetEscrowProposal(client, { escrow: account, allowed: true });
 */
export function buildSetEscrowProposal(client: Client, parameters: SetEscrowProposalParameters): Proposal {
  const { allowed } = parameters;
  const escrow = checkAddress("escrow", parameters.escrow);
  const { description = `${allowed ? "Let" : "Stop letting"} ${escrow} ${allowed ? "hold" : "take"} cash` } =
    parameters;
  return oneCall(cashFactoryContract(client), "setEscrow", [escrow, allowed], description);
}
