import { ZeroHash } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { custodyContract } from "../contracts.ts";
import { checkWhen } from "../model/check-units.ts";

export interface DeclareLostProposalParameters extends DescriptionOption {
  readonly unit: string;
  /** When it happened, in seconds. */
  readonly when: number;
  /** 32 bytes that show it, such as the hash of a photograph. @default none */
  readonly evidence?: string;
}

/**
 * Builds a proposal to declare a unit lost, with all that is in it: one that an expelled organisation has, whose accounts ended.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildDeclareLostProposal, unitId } from "tallystick/custody";
 *
 * const lost = { unit: unitId(2, "8003/06941234000012B0001"), when: 1_767_600_000 };
 * const proposal = buildDeclareLostProposal(client, lost);
 */
export function buildDeclareLostProposal(client: Client, parameters: DeclareLostProposalParameters): Proposal {
  const { unit, when, evidence = ZeroHash, description = `Declare unit ${unit} lost` } = parameters;
  const args = [checkBytes32("unit", unit), checkWhen(when), checkBytes32("evidence", evidence)] as const;
  return oneCall(custodyContract(client), "declareLost", args, description);
}
