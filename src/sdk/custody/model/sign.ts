import type { Signer } from "ethers";
import { rpc } from "../../core/rpc.ts";
import { type Acceptance, checkOffer, checkSettlement, type Offer, type Settlement } from "./handover.ts";
import {
  ACCEPTANCE_TYPES,
  acceptanceMessage,
  type CustodyAt,
  custodyDomain,
  OFFER_TYPES,
  SETTLEMENT_TYPES,
} from "./typed-data.ts";

/**
 * A giver's signature under an offer. Needs no network. A key without an address signs `offerDigest` instead, and
 * `encodeSignatures` brings that into the form the chain takes.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { signOffer, unitId } from "tallystick/custody";
 *
 * const measured = { quantity: 12_500, items: 1, when: 1_767_600_000 };
 * const unit = unitId("8003/06941234000012B0001");
 * const offer = { unit, hop: 0, step: 2, to: 3, ...measured, deadline: 1_767_700_000 };
 * const giverSignature = await signOffer(signer, deployment, offer);
 */
export async function signOffer(signer: Signer, deployment: CustodyAt, offer: Offer): Promise<string> {
  const message = checkOffer(offer);
  return rpc(() => signer.signTypedData(custodyDomain(deployment), OFFER_TYPES, message));
}

/** A receiver's signature under an acceptance of an offer. Needs no network. @throws `ARGUMENT_INVALID`. */
export async function signAcceptance(
  signer: Signer,
  deployment: CustodyAt,
  offer: Offer,
  acceptance: Acceptance,
): Promise<string> {
  const message = acceptanceMessage(offer, acceptance);
  return rpc(() => signer.signTypedData(custodyDomain(deployment), ACCEPTANCE_TYPES, message));
}

/** One side's signature under a settlement. @throws `ARGUMENT_INVALID`. */
export async function signSettlement(signer: Signer, deployment: CustodyAt, settlement: Settlement): Promise<string> {
  const message = checkSettlement(settlement);
  return rpc(() => signer.signTypedData(custodyDomain(deployment), SETTLEMENT_TYPES, message));
}
