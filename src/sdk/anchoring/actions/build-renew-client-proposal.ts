import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { qbftClientContract } from "../contracts.ts";
import { type QbftHeader, unsealedHeader } from "../model/qbft-header.ts";
import { packSeals, requireQuorum } from "../model/seals.ts";

export interface RenewClientProposalParameters extends DescriptionOption {
  readonly lightClient: string;
  /** Header to go on with: that its validators are the chain's is what members vote on. */
  readonly header: QbftHeader;
}

/**
 * Builds a proposal that thaws a light client, or revives one whose trust ended, with another trusted header. What it had recorded before is
 * not read any more.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT`, `QBFT_HEADER_INVALID`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildRenewClientProposal, fetchQbftHeader } from "tallystick/anchoring";
 *
 * const header = await fetchQbftHeader(sideProvider, 900);
 * const proposal = buildRenewClientProposal(client, { lightClient, header });
 */
export function buildRenewClientProposal(client: Client, parameters: RenewClientProposalParameters): Proposal {
  const { header } = parameters;
  const lightClient = checkBytes32("lightClient", parameters.lightClient);
  const { description = `Renew light client ${lightClient} with block ${header.number}` } = parameters;
  const seals = packSeals(requireQuorum(header, header.extraData.validators));
  const args = [lightClient, unsealedHeader(header), seals] as const;
  return oneCall(qbftClientContract(client), "renewClient", args, description);
}
