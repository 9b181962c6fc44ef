import { checkAddress, checkTime } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import type { Proposal } from "../../model/proposal.ts";

export interface EndAccountProposalParameters extends DescriptionOption {
  readonly account: string;
  /** For a key that was lost: the last second at which it was known to be safe. As of `revokeAccount`. */
  readonly trustedUntil?: bigint | number;
}

/**
 * Builds a proposal that takes all duties from an account: of an expelled organisation, whose ADMINs can do nothing, or of any other.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildEndAccountProposal } from "tallystick/members";
 *
 * const proposal = buildEndAccountProposal(client, { account });
 */
export function buildEndAccountProposal(client: Client, parameters: EndAccountProposalParameters): Proposal {
  const { trustedUntil = 0n } = parameters;
  const account = checkAddress("account", parameters.account);
  const { description = `End account ${account}` } = parameters;
  return oneCall(
    membersContract(client),
    "endAccount",
    [account, checkTime("trustedUntil", trustedUntil)],
    description,
  );
}
