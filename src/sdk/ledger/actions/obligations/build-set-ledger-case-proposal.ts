import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { instrumentsContract } from "../../contracts.ts";

export interface SetLedgerCaseProposalParameters extends DescriptionOption {
  /** A contract. */
  readonly case: string;
  readonly allowed: boolean;
}

/**
 * Builds a proposal that lets a contract issue instruments, or no more: what it issued stays.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetLedgerCaseProposal } from "tallystick/ledger";
 *
 * const proposal = buildSetLedgerCaseProposal(client, { case: account, allowed: true });
 */
export function buildSetLedgerCaseProposal(client: Client, parameters: SetLedgerCaseProposalParameters): Proposal {
  const { allowed } = parameters;
  const address = checkAddress("case", parameters.case);
  const { description = `${allowed ? "Let" : "Stop letting"} ${address} issue instruments` } = parameters;
  return oneCall(instrumentsContract(client), "setCase", [address, allowed], description);
}
