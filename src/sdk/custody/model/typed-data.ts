import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { deployedContract } from "../../core/deployment.ts";
import { CONDITIONS } from "./condition.ts";
import {
  checkDisputeResolution,
  checkHandoverAcceptance,
  checkHandoverOffer,
  type DisputeResolution,
  type HandoverAcceptance,
  type HandoverOffer,
} from "./handover.ts";

/** What a giver signs. */
export const HANDOVER_OFFER_TYPES: Record<string, TypedDataField[]> = {
  HandoverOffer: [
    { name: "unit", type: "bytes32" },
    { name: "hop", type: "uint16" },
    { name: "step", type: "uint8" },
    { name: "to", type: "uint32" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "when", type: "uint40" },
    { name: "deadline", type: "uint40" },
    { name: "evidence", type: "bytes32" },
  ],
};

/** What a receiver signs: the offer is in it. */
export const HANDOVER_ACCEPTANCE_TYPES: Record<string, TypedDataField[]> = {
  HandoverAcceptance: [
    { name: "offer", type: "HandoverOffer" },
    { name: "site", type: "uint48" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "condition", type: "uint8" },
    { name: "when", type: "uint40" },
    { name: "refused", type: "bytes32[]" },
    { name: "evidence", type: "bytes32" },
  ],
  ...HANDOVER_OFFER_TYPES,
};

/** What both sides sign to resolve a dispute. */
export const DISPUTE_RESOLUTION_TYPES: Record<string, TypedDataField[]> = {
  DisputeResolution: [
    { name: "unit", type: "bytes32" },
    { name: "hop", type: "uint16" },
    { name: "accepted", type: "bool" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "deadline", type: "uint40" },
  ],
};

/** A deployment, or as much of one as names its Custody contract. */
export interface CustodyAt {
  readonly chainId: number;
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The EIP-712 domain of `Custody` in a deployment. */
export function custodyEip712Domain(deployment: CustodyAt): TypedDataDomain {
  return {
    name: "Tallystick Custody",
    version: "1",
    chainId: deployment.chainId,
    verifyingContract: deployedContract(deployment, "Custody", "custody").address,
  };
}

/** The acceptance as it is signed. @throws `ARGUMENT_INVALID`. */
export function handoverAcceptanceMessage(offer: HandoverOffer, acceptance: HandoverAcceptance) {
  const { condition, ...taken } = checkHandoverAcceptance(acceptance);
  return { offer: checkHandoverOffer(offer), ...taken, condition: CONDITIONS.indexOf(condition) };
}

/** What a giver signs. @throws `ARGUMENT_INVALID`. */
export function handoverOfferDigest(deployment: CustodyAt, offer: HandoverOffer): string {
  return TypedDataEncoder.hash(custodyEip712Domain(deployment), HANDOVER_OFFER_TYPES, checkHandoverOffer(offer));
}

/** What a receiver signs. @throws `ARGUMENT_INVALID`. */
export function handoverAcceptanceDigest(
  deployment: CustodyAt,
  offer: HandoverOffer,
  acceptance: HandoverAcceptance,
): string {
  return TypedDataEncoder.hash(
    custodyEip712Domain(deployment),
    HANDOVER_ACCEPTANCE_TYPES,
    handoverAcceptanceMessage(offer, acceptance),
  );
}

/** What both sides sign to resolve a dispute. @throws `ARGUMENT_INVALID`. */
export function disputeResolutionDigest(deployment: CustodyAt, resolution: DisputeResolution): string {
  return TypedDataEncoder.hash(
    custodyEip712Domain(deployment),
    DISPUTE_RESOLUTION_TYPES,
    checkDisputeResolution(resolution),
  );
}
