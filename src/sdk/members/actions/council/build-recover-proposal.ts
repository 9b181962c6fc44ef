import { ZeroAddress } from "ethers";
import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import { NO_PERSON } from "../../model/person.ts";
import type { Proposal } from "../../model/proposal.ts";

export interface RecoverProposalParameters extends DescriptionOption {
  readonly org: number;
  /** Account to be revoked; none if left out. Where it carried the vote, the vote moves too. */
  readonly lost?: string;
  /** Becomes ADMIN. */
  readonly replacement: string;
  /** Pseudonym of who holds the new key, 20 bytes. */
  readonly person?: string;
}

/**
 * Builds a proposal that gives an organisation which lost its key an ADMIN account back.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildRecoverProposal } from "tallystick/members";
 *
 * const proposal = buildRecoverProposal(client, { org: 3, lost: former, replacement: account });
 */
export function buildRecoverProposal(client: Client, parameters: RecoverProposalParameters): Proposal {
  const { org, person = NO_PERSON, lost = ZeroAddress } = parameters;
  const replacement = checkAddress("replacement", parameters.replacement);
  const { description = `Recover organisation ${org}: ${lost} is replaced by ${replacement}` } = parameters;
  const args = [org, checkAddress("lost", lost), replacement, person] as const;
  return oneCall(membersContract(client), "recover", args, description);
}
