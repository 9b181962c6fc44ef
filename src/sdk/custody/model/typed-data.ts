import { type TypedDataDomain, TypedDataEncoder, type TypedDataField } from "ethers";
import { deployedContract } from "../../core/deployment.ts";
import { CONDITIONS } from "./condition.ts";
import {
  type Acceptance,
  checkAcceptance,
  checkOffer,
  checkSettlement,
  type Offer,
  type Settlement,
} from "./handover.ts";

/** What a giver signs. */
export const OFFER_TYPES: Record<string, TypedDataField[]> = {
  Offer: [
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
export const ACCEPTANCE_TYPES: Record<string, TypedDataField[]> = {
  Acceptance: [
    { name: "offer", type: "Offer" },
    { name: "site", type: "uint48" },
    { name: "quantity", type: "uint56" },
    { name: "items", type: "uint16" },
    { name: "condition", type: "uint8" },
    { name: "when", type: "uint40" },
    { name: "refused", type: "bytes32[]" },
    { name: "evidence", type: "bytes32" },
  ],
  ...OFFER_TYPES,
};

/** What both sides sign to settle a dispute. */
export const SETTLEMENT_TYPES: Record<string, TypedDataField[]> = {
  Settlement: [
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
export function custodyDomain(deployment: CustodyAt): TypedDataDomain {
  return {
    name: "Tallystick Custody",
    version: "1",
    chainId: deployment.chainId,
    verifyingContract: deployedContract(deployment, "Custody", "custody").address,
  };
}

/** The acceptance as it is signed. @throws `ARGUMENT_INVALID`. */
export function acceptanceMessage(offer: Offer, acceptance: Acceptance) {
  const { condition, ...taken } = checkAcceptance(acceptance);
  return { offer: checkOffer(offer), ...taken, condition: CONDITIONS.indexOf(condition) };
}

/** What a giver signs. @throws `ARGUMENT_INVALID`. */
export function offerDigest(deployment: CustodyAt, offer: Offer): string {
  return TypedDataEncoder.hash(custodyDomain(deployment), OFFER_TYPES, checkOffer(offer));
}

/** What a receiver signs. @throws `ARGUMENT_INVALID`. */
export function acceptanceDigest(deployment: CustodyAt, offer: Offer, acceptance: Acceptance): string {
  return TypedDataEncoder.hash(custodyDomain(deployment), ACCEPTANCE_TYPES, acceptanceMessage(offer, acceptance));
}

/** What both sides sign to settle a dispute. @throws `ARGUMENT_INVALID`. */
export function settlementDigest(deployment: CustodyAt, settlement: Settlement): string {
  return TypedDataEncoder.hash(custodyDomain(deployment), SETTLEMENT_TYPES, checkSettlement(settlement));
}
