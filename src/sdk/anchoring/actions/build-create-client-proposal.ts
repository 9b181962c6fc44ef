import type { Client } from "../../core/client.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { type DescriptionOption, oneCall } from "../../members/model/build.ts";
import type { Proposal } from "../../members/model/proposal.ts";
import { qbftClientContract } from "../contracts.ts";
import { type QbftHeader, unsealedHeader } from "../model/qbft-header.ts";
import { packSeals, requireQuorum } from "../model/seals.ts";

export interface CreateClientProposalParameters extends DescriptionOption {
  /** The other chain's. */
  readonly chainId: number;
  /** Seconds without a newer header after which trust ends. */
  readonly trustPeriod: number;
  /** Header to begin with: that its validators are the chain's is what members vote on. */
  readonly header: QbftHeader;
}

/**
 * Builds a proposal that creates a light client of another chain. Members compare the header's hash and validators with what they know of
 * that chain, before they vote.
 *
 * @throws `QBFT_SEALS_INSUFFICIENT`, `QBFT_HEADER_INVALID`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { buildCreateClientProposal, fetchQbftHeader } from "tallystick/anchoring";
 *
 * const header = await fetchQbftHeader(sideProvider, 300);
 * const proposal = buildCreateClientProposal(client, { chainId: 20260, trustPeriod: 1_209_600, header });
 */
export function buildCreateClientProposal(client: Client, parameters: CreateClientProposalParameters): Proposal {
  const { header } = parameters;
  const chainId = checkWhole("chainId", parameters.chainId, 1);
  const trustPeriod = checkWhole("trustPeriod", parameters.trustPeriod, 1, UINT32);
  const { description = `Trust chain ${chainId} from its block ${header.number} on` } = parameters;
  const seals = packSeals(requireQuorum(header, header.extraData.validators));
  const args = [chainId, trustPeriod, unsealedHeader(header), seals] as const;
  return oneCall(qbftClientContract(client), "createClient", args, description);
}
