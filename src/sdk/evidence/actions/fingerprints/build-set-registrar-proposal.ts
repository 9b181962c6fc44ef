import { checkAddress } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../../members/model/build.ts";
import type { Proposal } from "../../../members/model/proposal.ts";
import { fingerprintsContract } from "../../contracts.ts";

export interface SetRegistrarProposalParameters extends DescriptionOption {
  /** A contract. */
  readonly registrar: string;
  readonly allowed: boolean;
}

/**
 * Builds a proposal that makes a contract a registrar, which may bind fingerprints and finance, cancel and close what it
 * bound, or takes that from it.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildSetRegistrarProposal } from "tallystick/evidence";
 *
 * const proposal = buildSetRegistrarProposal(client, { registrar, allowed: true });
 */
export function buildSetRegistrarProposal(client: Client, parameters: SetRegistrarProposalParameters): Proposal {
  const { allowed } = parameters;
  const registrar = checkAddress("registrar", parameters.registrar);
  const { description = `${allowed ? "Make" : "Stop"} ${registrar} ${allowed ? "a" : "being"} registrar` } = parameters;
  return oneCall(fingerprintsContract(client), "setRegistrar", [registrar, allowed], description);
}
