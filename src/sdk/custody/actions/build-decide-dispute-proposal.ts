import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { custodyContract } from "../contracts.ts";
import { checkDisputeResolution, type DisputeResolution } from "../model/handover.ts";

export interface DecideDisputeProposalParameters extends DescriptionOption {
  /** Its deadline is after the vote and the timelock's delay. */
  readonly resolution: DisputeResolution;
  /** Uid of a valid statement, of anybody's, that says why. */
  readonly statement: string;
}

/**
 * Builds a proposal to resolve a dispute that neither its sides nor a regulator can: where the only regulator is a side of it, say.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildDecideDisputeProposal, unitId } from "tallystick/custody";
 *
 * const decided = { hop: 1, accepted: false, quantity: 12_500, items: 1, deadline: 1_767_700_000 };
 * const resolution = { unit: unitId(2, "8003/06941234000012B0001"), ...decided };
 * const proposal = buildDecideDisputeProposal(client, { resolution, statement: uid });
 */
export function buildDecideDisputeProposal(client: Client, parameters: DecideDisputeProposalParameters): Proposal {
  const { resolution, statement } = parameters;
  const args = [checkDisputeResolution(resolution), checkBytes32("statement", statement)] as const;
  const { description = `Decide the dispute of unit ${resolution.unit}` } = parameters;
  return oneCall(custodyContract(client), "decideDispute", args, description);
}
