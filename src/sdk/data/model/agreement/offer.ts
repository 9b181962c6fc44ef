import { hexlify, randomBytes, TypedDataEncoder, type TypedDataField } from "ethers";
import { checkBytes32, checkTime } from "../../../core/check.ts";
import { checkNumber } from "../../../core/whole.ts";
import { type Role, roleBits } from "../../../members/model/roles.ts";
import { checkUint32 } from "../check-fields.ts";
import { agreementsEip712Domain, type DataAt } from "../eip712.ts";
import { type Purpose, purposeBits } from "../purposes.ts";
import { type CheckedPrice, checkPrice, PRICE_TYPES, type Price, priceHash } from "./price.ts";

/** On what terms a provider offers a service of a resource. Times are seconds since 1970. */
export interface Offer {
  /** The resource's owner. */
  readonly provider: number;
  readonly resource: string;
  readonly service: string;
  /** keccak256 of the policy (ODRL) in canonical JSON. */
  readonly policyHash: string;
  readonly validFrom: bigint | number;
  readonly validTo: bigint | number;
  readonly purposes: readonly Purpose[];
  readonly maxUses: number;
  /** Most uses in a period of so many seconds; no such limit if left out. */
  readonly rate?: Rate;
  /** Roles that the consumer needs, all of them, where it is approved by rule. */
  readonly recipientRoles?: readonly Role[];
  /** Whether it is used by computations alone; no if left out. */
  readonly computeOnly?: boolean;
  readonly minGroupSize?: number;
  /** Whether what a consumer asks for within the offer is agreed without another signature; no if left out. */
  readonly byRule?: boolean;
  /** Whether a consumer has one agreement at a time under it; no if left out. */
  readonly oneEach?: boolean;
  readonly price?: Price;
  /** How an access is disputed; not at all if left out. */
  readonly dispute?: DisputeTerms;
  /** Random if left out. */
  readonly salt?: string;
}

export interface Rate {
  readonly uses: number;
  /** Seconds, counted from the start. */
  readonly period: number;
}

export interface DisputeTerms {
  /** Seconds from an access. */
  readonly window: number;
  /** Organisation that decides. */
  readonly arbitrator: number;
}

/** An offer with every field there, as it is signed. */
export interface CheckedOffer {
  readonly provider: number;
  readonly resource: string;
  readonly service: string;
  readonly policyHash: string;
  readonly validFrom: bigint;
  readonly validTo: bigint;
  readonly purposes: bigint;
  readonly maxUses: number;
  readonly usesPerPeriod: number;
  readonly period: number;
  readonly recipientRoles: bigint;
  readonly computeOnly: boolean;
  readonly minGroupSize: number;
  readonly byRule: boolean;
  readonly oneEach: boolean;
  readonly price: CheckedPrice;
  readonly disputeWindow: number;
  readonly arbitrator: number;
  readonly salt: string;
}

/** An offer as the contract takes it: its price is a hash. */
export type OfferArgument = Omit<CheckedOffer, "price"> & { readonly price: string };

const OFFER_TYPES: Record<string, TypedDataField[]> = {
  Offer: [
    { name: "provider", type: "uint32" },
    { name: "resource", type: "bytes32" },
    { name: "service", type: "bytes32" },
    { name: "policyHash", type: "bytes32" },
    { name: "validFrom", type: "uint48" },
    { name: "validTo", type: "uint48" },
    { name: "purposes", type: "uint64" },
    { name: "maxUses", type: "uint32" },
    { name: "usesPerPeriod", type: "uint32" },
    { name: "period", type: "uint32" },
    { name: "recipientRoles", type: "uint64" },
    { name: "computeOnly", type: "bool" },
    { name: "minGroupSize", type: "uint32" },
    { name: "byRule", type: "bool" },
    { name: "oneEach", type: "bool" },
    { name: "price", type: "Price" },
    { name: "disputeWindow", type: "uint32" },
    { name: "arbitrator", type: "uint32" },
    { name: "salt", type: "bytes32" },
  ],
  ...PRICE_TYPES,
};

/** An offer with every field checked and there. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkOffer(offer: Offer): CheckedOffer {
  const { rate, dispute } = offer;
  return {
    provider: checkNumber("offer.provider", offer.provider),
    resource: checkBytes32("offer.resource", offer.resource),
    service: checkBytes32("offer.service", offer.service),
    policyHash: checkBytes32("offer.policyHash", offer.policyHash),
    validFrom: checkTime("offer.validFrom", offer.validFrom),
    validTo: checkTime("offer.validTo", offer.validTo),
    purposes: purposeBits("offer.purposes", offer.purposes),
    maxUses: checkUint32("offer.maxUses", offer.maxUses),
    usesPerPeriod: rate === undefined ? 0 : checkNumber("offer.rate.uses", rate.uses),
    period: rate === undefined ? 0 : checkNumber("offer.rate.period", rate.period),
    recipientRoles: roleBits(offer.recipientRoles ?? []),
    computeOnly: offer.computeOnly ?? false,
    minGroupSize: checkUint32("offer.minGroupSize", offer.minGroupSize ?? 0),
    byRule: offer.byRule ?? false,
    oneEach: offer.oneEach ?? false,
    price: checkPrice(offer.price),
    disputeWindow: dispute === undefined ? 0 : checkNumber("offer.dispute.window", dispute.window),
    arbitrator: dispute === undefined ? 0 : checkNumber("offer.dispute.arbitrator", dispute.arbitrator),
    salt: checkBytes32("offer.salt", offer.salt ?? hexlify(randomBytes(32))),
  };
}

/** As the contract takes it. */
export function offerArgument(checked: CheckedOffer, price: Price | undefined): OfferArgument {
  return { ...checked, price: priceHash(price) };
}

/** The id of an offer, whose salt is given. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function offerId(deployment: DataAt, offer: Offer & { readonly salt: string }): string {
  return TypedDataEncoder.hash(agreementsEip712Domain(deployment), OFFER_TYPES, checkOffer(offer));
}
