import type { Client } from "../../core/client.ts";
import { largestOfBits } from "../../core/packed-word.ts";
import { checkWhole } from "../../core/whole.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { profilesContract } from "../contracts.ts";
import { parseProfile } from "../model/parse-profile.ts";
import { type Profile, toProfileStruct } from "../model/profile.ts";

export interface SetProfileProposalParameters extends DescriptionOption {
  readonly profile: Profile;
  /** Number of the flow that it is the next version of. @default 0, a new flow */
  readonly flow?: number;
}

/**
 * Builds a proposal to set the rules of a regulated flow. Once it is executed, `adoptRules` puts them in force.
 *
 * @throws `CUSTODY_PROFILE_INVALID`, `ARGUMENT_INVALID`.
 *
 * @example
 * import { MEDICAL_WASTE, buildSetProfileProposal } from "tallystick/custody";
 *
 * const proposal = buildSetProfileProposal(client, { profile: MEDICAL_WASTE });
 */
export function buildSetProfileProposal(client: Client, parameters: SetProfileProposalParameters): Proposal {
  const { profile, flow = 0 } = parameters;
  const number = checkWhole("flow", flow, 0, largestOfBits(16));
  const struct = toProfileStruct(parseProfile(profile));
  const what =
    flow === 0 ? `Set the rules of a new flow, ${profile.name}` : `Set new rules of flow ${flow}, ${profile.name}`;
  const { description = what } = parameters;
  return oneCall(profilesContract(client), "setProfile", [number, struct], description);
}
