import type { Signer } from "ethers";
import { rpc } from "../../core/rpc.ts";
import {
  checkDisputeResolution,
  checkHandoverOffer,
  type DisputeResolution,
  type HandoverAcceptance,
  type HandoverOffer,
} from "./handover.ts";
import {
  type CustodyAt,
  custodyEip712Domain,
  DISPUTE_RESOLUTION_TYPES,
  HANDOVER_ACCEPTANCE_TYPES,
  HANDOVER_OFFER_TYPES,
  handoverAcceptanceMessage,
} from "./typed-data.ts";

/**
 * A giver's signature under an offer. Needs no network. A key without an address signs `handoverOfferDigest` instead, and
 * `encodeSignatures` brings that into the form the chain takes.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { signHandoverOffer, unitId } from "tallystick/custody";
 *
 * const measured = { quantity: 12_500, items: 1, when: 1_767_600_000 };
 * const unit = unitId(2, "8003/06941234000012B0001");
 * const offer = { unit, hop: 0, step: 2, to: 3, ...measured, deadline: 1_767_700_000 };
 * const giverSignature = await signHandoverOffer(signer, deployment, offer);
 */
export async function signHandoverOffer(signer: Signer, deployment: CustodyAt, offer: HandoverOffer): Promise<string> {
  const message = checkHandoverOffer(offer);
  return rpc(() => signer.signTypedData(custodyEip712Domain(deployment), HANDOVER_OFFER_TYPES, message));
}

/** A receiver's signature under an acceptance of an offer. Needs no network. @throws `ARGUMENT_INVALID`. */
export async function signHandoverAcceptance(
  signer: Signer,
  deployment: CustodyAt,
  offer: HandoverOffer,
  acceptance: HandoverAcceptance,
): Promise<string> {
  const message = handoverAcceptanceMessage(offer, acceptance);
  return rpc(() => signer.signTypedData(custodyEip712Domain(deployment), HANDOVER_ACCEPTANCE_TYPES, message));
}

/** One side's signature under a resolution. @throws `ARGUMENT_INVALID`. */
export async function signDisputeResolution(
  signer: Signer,
  deployment: CustodyAt,
  resolution: DisputeResolution,
): Promise<string> {
  const message = checkDisputeResolution(resolution);
  return rpc(() => signer.signTypedData(custodyEip712Domain(deployment), DISPUTE_RESOLUTION_TYPES, message));
}
