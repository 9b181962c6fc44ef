import { type Signer, TypedDataEncoder, type TypedDataField, ZeroAddress, ZeroHash } from "ethers";
import { checkAddress, checkBytes32, checkTime } from "../../../core/check.ts";
import { sdkError } from "../../../core/errors.ts";
import { rpc } from "../../../core/rpc.ts";
import { checkNumber } from "../../../core/whole.ts";
import { checkUint, checkUint32 } from "../check-fields.ts";
import { agreementsEip712Domain, type DataAt } from "../eip712.ts";
import { type Purpose, purposeBits } from "../purposes.ts";
import type { DisputeTerms, Rate } from "./offer.ts";
import { type CheckedPrice, checkPrice, PRICE_TYPES, type Price, priceHash } from "./price.ts";

/** All that is agreed. Times are seconds since 1970. */
export interface AgreementTerms {
  readonly offer: string;
  readonly resource: string;
  readonly provider: number;
  readonly consumer: number;
  /** Account of the person or company that the data is about; left out where it is about nobody, or about many. */
  readonly subject?: string;
  /** Account that gets back what was paid in and not used up; to be given with a price. */
  readonly payer?: string;
  /** keccak256 of the policy (ODRL) in canonical JSON. */
  readonly policyHash: string;
  readonly purposes: readonly Purpose[];
  readonly start: bigint | number;
  readonly end: bigint | number;
  readonly maxUses: number;
  readonly rate?: Rate;
  readonly computeOnly?: boolean;
  readonly minGroupSize?: number;
  readonly dispute?: DisputeTerms;
  /** Or its hash, where no more is known of it: enough for all but a signature. */
  readonly price?: Price | string;
  /** The other side's proposal that this one answers. */
  readonly previous?: string;
  /** Of the proposer's choosing: equal terms are agreed again under another. */
  readonly nonce: bigint | number;
  /** Last second at which it can be agreed. */
  readonly deadline: bigint | number;
}

/** Terms with every field there, as they are signed. */
export interface CheckedTerms {
  readonly offer: string;
  readonly resource: string;
  readonly provider: number;
  readonly consumer: number;
  readonly subject: string;
  readonly payer: string;
  readonly policyHash: string;
  readonly purposes: bigint;
  readonly start: bigint;
  readonly end: bigint;
  readonly maxUses: number;
  readonly usesPerPeriod: number;
  readonly period: number;
  readonly computeOnly: boolean;
  readonly minGroupSize: number;
  readonly disputeWindow: number;
  readonly arbitrator: number;
  readonly price: CheckedPrice;
  readonly previous: string;
  readonly nonce: bigint;
  readonly deadline: bigint;
}

/** Terms as the contract takes and emits them: their price is a hash. */
export type TermsArgument = Omit<CheckedTerms, "price"> & { readonly price: string };

export const TERMS_TYPES: Record<string, TypedDataField[]> = {
  AgreementTerms: [
    { name: "offer", type: "bytes32" },
    { name: "resource", type: "bytes32" },
    { name: "provider", type: "uint32" },
    { name: "consumer", type: "uint32" },
    { name: "subject", type: "address" },
    { name: "payer", type: "address" },
    { name: "policyHash", type: "bytes32" },
    { name: "purposes", type: "uint64" },
    { name: "start", type: "uint48" },
    { name: "end", type: "uint48" },
    { name: "maxUses", type: "uint32" },
    { name: "usesPerPeriod", type: "uint32" },
    { name: "period", type: "uint32" },
    { name: "computeOnly", type: "bool" },
    { name: "minGroupSize", type: "uint32" },
    { name: "disputeWindow", type: "uint32" },
    { name: "arbitrator", type: "uint32" },
    { name: "price", type: "Price" },
    { name: "previous", type: "bytes32" },
    { name: "nonce", type: "uint64" },
    { name: "deadline", type: "uint48" },
  ],
  ...PRICE_TYPES,
};

/** Terms with every field checked and there, the price as well. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkTerms(terms: AgreementTerms): CheckedTerms {
  const { price } = terms;
  if (typeof price === "string") {
    const message = "terms.price should be the price itself, since it is signed";
    throw sdkError("ARGUMENT_INVALID", message, { field: "terms.price", value: price });
  }
  return { ...checkAllButPrice(terms), price: checkPrice(price) };
}

function checkAllButPrice(terms: AgreementTerms): Omit<CheckedTerms, "price"> {
  const { rate, dispute } = terms;
  return {
    offer: checkBytes32("terms.offer", terms.offer),
    resource: checkBytes32("terms.resource", terms.resource),
    provider: checkNumber("terms.provider", terms.provider),
    consumer: checkNumber("terms.consumer", terms.consumer),
    subject: checkAddress("terms.subject", terms.subject ?? ZeroAddress),
    payer: checkAddress("terms.payer", terms.payer ?? ZeroAddress),
    policyHash: checkBytes32("terms.policyHash", terms.policyHash),
    purposes: purposeBits("terms.purposes", terms.purposes),
    start: checkTime("terms.start", terms.start),
    end: checkTime("terms.end", terms.end),
    maxUses: checkUint32("terms.maxUses", terms.maxUses),
    usesPerPeriod: rate === undefined ? 0 : checkNumber("terms.rate.uses", rate.uses),
    period: rate === undefined ? 0 : checkNumber("terms.rate.period", rate.period),
    computeOnly: terms.computeOnly ?? false,
    minGroupSize: checkUint32("terms.minGroupSize", terms.minGroupSize ?? 0),
    disputeWindow: dispute === undefined ? 0 : checkNumber("terms.dispute.window", dispute.window),
    arbitrator: dispute === undefined ? 0 : checkNumber("terms.dispute.arbitrator", dispute.arbitrator),
    previous: checkBytes32("terms.previous", terms.previous ?? ZeroHash),
    nonce: checkUint("terms.nonce", terms.nonce, 64),
    deadline: checkTime("terms.deadline", terms.deadline),
  };
}

/** As the contract takes them. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function termsArgument(terms: AgreementTerms): TermsArgument {
  const { price } = terms;
  const hash = typeof price === "string" ? checkBytes32("terms.price", price) : priceHash(price);
  return { ...checkAllButPrice(terms), price: hash };
}

/** The id of an agreement: digest of its terms, which both sides sign. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function agreementId(deployment: DataAt, terms: AgreementTerms): string {
  return TypedDataEncoder.hash(agreementsEip712Domain(deployment), TERMS_TYPES, checkTerms(terms));
}

/**
 * A side's signature under terms, to propose them or to agree. Needs no network.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { signTerms } from "tallystick/data";
 *
 * const signature = await signTerms(signer, deployment, terms);
 */
export async function signTerms(signer: Signer, deployment: DataAt, terms: AgreementTerms): Promise<string> {
  const message = checkTerms(terms);
  return rpc(() => signer.signTypedData(agreementsEip712Domain(deployment), TERMS_TYPES, message));
}
