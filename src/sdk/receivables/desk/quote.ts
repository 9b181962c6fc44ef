import { hexlify, randomBytes, type Signer, TypedDataEncoder } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import { BASES, type Basis, daysBetween, presentValueFloor, proceedsFloor } from "../../settlement/model/day-count.ts";
import { type FinancingAt, financingEip712Domain } from "./eip712.ts";
import { type QuoteRequest, quoteRequestId } from "./quote-request.ts";

/** Bank discount is interest on the face, deducted in advance; what is paid under discount to yield grows to the face at the rate. */
export const QUOTE_METHODS = ["BankDiscount", "DiscountToYield"] as const;
export type QuoteMethod = (typeof QUOTE_METHODS)[number];

/** What a bank pays. */
export interface Quote {
  /** Id of the request. */
  readonly request: string;
  /** Account of the bank that buys. */
  readonly bank: string;
  readonly method: QuoteMethod;
  /** A year, in basis points. */
  readonly rate: number;
  readonly basis: Basis;
  /** From the value date to the day of payment. */
  readonly days: number;
  /** In minor units: it follows from the others. */
  readonly price: bigint;
  /** Last second in which the sale can be settled. */
  readonly validUntil: number;
  /** 32 random bytes, without which a sealed quote could be guessed. */
  readonly salt: string;
}

/** What a bank says: the rest follows from the request. */
export interface QuoteTerms {
  readonly bank: string;
  readonly method: QuoteMethod;
  readonly rate: number;
  /** "Act360" if left out. */
  readonly basis?: Basis;
  readonly validUntil: bigint | number;
  /** Drawn if left out. */
  readonly salt?: string;
}

const QUOTE_TYPES = {
  Quote: [
    { name: "request", type: "bytes32" },
    { name: "bank", type: "address" },
    { name: "method", type: "string" },
    { name: "rate", type: "uint32" },
    { name: "basis", type: "string" },
    { name: "days", type: "uint32" },
    { name: "price", type: "uint256" },
    { name: "validUntil", type: "uint48" },
    { name: "salt", type: "bytes32" },
  ],
};

/**
 * Computes a quote as contracts compute charges: price and discount are rounded once, so that seller and bank get the same number.
 *
 * @throws `ARGUMENT_INVALID`, `NOT_SECONDS`; `DISCOUNT_EXCEEDS_FACE`.
 *
 * @example
 * import { buildQuote, parseQuoteRequestMessage } from "tallystick/receivables";
 *
 * const { request } = parseQuoteRequestMessage(text, deployment);
 * const terms = { bank: account, method: "BankDiscount", rate: 365, validUntil: 1_778_600_000 } as const;
 * console.log(buildQuote(request, terms).price);
 */
export function buildQuote(request: QuoteRequest, terms: QuoteTerms): Quote {
  const { method, rate, basis = "Act360", salt = hexlify(randomBytes(32)) } = terms;
  checkThat(QUOTE_METHODS.includes(method), "quote.method", method, `one of ${QUOTE_METHODS.join(", ")}`);
  checkThat(BASES.includes(basis), "quote.basis", basis, `one of ${BASES.join(", ")}`);
  const days = daysBetween(dayNumber(request.valueDate), dayNumber(request.paymentDate));
  const validUntil = Number(checkTime("quote.validUntil", terms.validUntil));
  checkThat(validUntil > request.closesAt, "quote.validUntil", validUntil, `after quotes close, ${request.closesAt}`);
  const period = { face: request.amount, rate: checkWhole("quote.rate", rate, 0, UINT32), basis, days };
  return {
    request: quoteRequestId(request),
    bank: checkAddress("quote.bank", terms.bank),
    method,
    rate,
    basis,
    days,
    price: method === "BankDiscount" ? proceedsFloor(period) : presentValueFloor(period),
    validUntil,
    salt: checkBytes32("quote.salt", salt),
  };
}

/** The name of a quote, which a sealed quote commits to and the sale refers to. */
export function quoteId(quote: Quote): string {
  return TypedDataEncoder.hashStruct("Quote", QUOTE_TYPES, quote);
}

/** What the bank signs when it opens its quote. */
export function quoteDigest(deployment: FinancingAt, quote: Quote): string {
  return TypedDataEncoder.hash(financingEip712Domain(deployment), QUOTE_TYPES, quote);
}

/** The bank's signature under a quote. Needs no network. */
export async function signQuote(signer: Signer, deployment: FinancingAt, quote: Quote): Promise<string> {
  return rpc(() => signer.signTypedData(financingEip712Domain(deployment), QUOTE_TYPES, quote));
}
