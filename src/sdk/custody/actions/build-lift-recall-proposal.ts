import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { custodyContract } from "../contracts.ts";
import { checkUnits } from "../model/check-units.ts";

export interface LiftRecallProposalParameters extends DescriptionOption {
  /** From the inside outwards. One that has ended, or holds something recalled, is skipped. */
  readonly units: readonly string[];
  /** Uid of a statement, of anybody's, that says why. */
  readonly statement: string;
}

/**
 * Builds a proposal to lift the recall of units, where no regulator does.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildLiftRecallProposal, unitId } from "tallystick/custody";
 *
 * const units = [unitId(2, "8003/06941234000012B0001")];
 * const proposal = buildLiftRecallProposal(client, { units, statement: uid });
 */
export function buildLiftRecallProposal(client: Client, parameters: LiftRecallProposalParameters): Proposal {
  const { units, statement, description = `Lift the recall of ${units.join(", ")}` } = parameters;
  const args = [checkUnits("units", units), false, checkBytes32("statement", statement)] as const;
  return oneCall(custodyContract(client), "setRecall", args, description);
}
