import { checkAddress, checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import { NO_PERSON } from "../../model/person.ts";
import type { Proposal } from "../../model/proposal.ts";
import { type Role, roleBits } from "../../model/roles.ts";

export interface AdmitProposalParameters extends DescriptionOption {
  readonly name: string;
  readonly roles: readonly Role[];
  /** First account: ADMIN, and the voting account until the organisation sets another. */
  readonly admin: string;
  /** Pseudonym of who holds that key, 20 bytes. */
  readonly person?: string;
}

/**
 * Builds a proposal to admit an organisation.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildAdmitProposal, propose } from "tallystick/members";
 *
 * const proposal = buildAdmitProposal(client, { name: "Harbour Lab", roles: ["INSPECTOR"], admin: account });
 * const sent = await propose(client, { proposal });
 */
export function buildAdmitProposal(client: Client, parameters: AdmitProposalParameters): Proposal {
  const { name, roles, person = NO_PERSON, description = `Admit ${name}` } = parameters;
  checkThat(name !== "", "name", name, "not empty");
  const admission = { name, roles: roleBits(roles), admin: checkAddress("admin", parameters.admin), person };
  return oneCall(membersContract(client), "admit", [admission], description);
}
