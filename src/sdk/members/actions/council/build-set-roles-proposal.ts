import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import type { Proposal } from "../../model/proposal.ts";
import { type Role, roleBits } from "../../model/roles.ts";

export interface SetRolesProposalParameters extends DescriptionOption {
  readonly org: number;
  /** All the roles it is to have from then on. */
  readonly roles: readonly Role[];
}

/**
 * Builds a proposal to replace an organisation's roles.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetRolesProposal } from "tallystick/members";
 *
 * const proposal = buildSetRolesProposal(client, { org: 3, roles: ["CARRIER", "WAREHOUSE"] });
 */
export function buildSetRolesProposal(client: Client, parameters: SetRolesProposalParameters): Proposal {
  const { org, roles, description = `Give organisation ${org} the roles ${roles.join(", ") || "none"}` } = parameters;
  return oneCall(membersContract(client), "setRoles", [org, roleBits(roles)], description);
}
