import { checkThat } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { membersContract } from "../../contracts.ts";
import { type DescriptionOption, oneCall } from "../../model/build.ts";
import type { Proposal } from "../../model/proposal.ts";
import { STANDINGS, type Standing } from "../../model/standing.ts";

export interface SetStandingProposalParameters extends DescriptionOption {
  readonly org: number;
  readonly standing: Exclude<Standing, "None">;
}

/**
 * Builds a proposal to restrict an organisation, to lift the restriction, or to expel it, which is final.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetStandingProposal } from "tallystick/members";
 *
 * const proposal = buildSetStandingProposal(client, { org: 3, standing: "Restricted" });
 */
export function buildSetStandingProposal(client: Client, parameters: SetStandingProposalParameters): Proposal {
  const { org, standing, description = `Set organisation ${org} to ${standing}` } = parameters;
  const value = STANDINGS.indexOf(standing);
  checkThat(value > 0, "standing", standing, "Active, Restricted or Expelled");
  return oneCall(membersContract(client), "setStanding", [org, value], description);
}
