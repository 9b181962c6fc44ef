import { hexlify, randomBytes, type Signer, TypedDataEncoder } from "ethers";
import { checkAddress, checkBytes32, checkThat, checkTime } from "../../core/check.ts";
import { rpc } from "../../core/rpc.ts";
import { checkNumber } from "../../core/whole.ts";
import { checkAmount, checkUint256 } from "../../settlement/model/amount.ts";
import { dayNumber } from "../../settlement/model/dates.ts";
import { type FinancingAt, financingEip712Domain } from "./eip712.ts";
import { checkTechnique, RULES, type Technique } from "./technique.ts";

/** What a holder wants to sell, and until when banks quote. */
export interface QuoteRequest {
  /** Id of the receivable. */
  readonly receivable: string;
  /** The ledger's id of its units. */
  readonly instrument: bigint;
  /** Organisation that owes. */
  readonly obligor: number;
  /** Organisation, and account of it, that sells. */
  readonly sellerOrg: number;
  readonly seller: string;
  /** How many units. */
  readonly amount: bigint;
  /** Address of the cash that is paid, which the receivable is paid in too. */
  readonly cash: string;
  readonly technique: Technique;
  /** Whether the seller answers for the obligor's payment. */
  readonly recourse: boolean;
  /** YYYY-MM-DD on which the sale is settled. */
  readonly valueDate: string;
  /** YYYY-MM-DD on which the obligor pays. */
  readonly paymentDate: string;
  /** Last second in which sealed quotes are taken; from the next on they are opened. */
  readonly closesAt: number;
  /** 32 random bytes. */
  readonly salt: string;
}

const REQUEST_TYPES = {
  QuoteRequest: [
    { name: "receivable", type: "bytes32" },
    { name: "instrument", type: "uint256" },
    { name: "obligor", type: "uint32" },
    { name: "sellerOrg", type: "uint32" },
    { name: "seller", type: "address" },
    { name: "amount", type: "uint256" },
    { name: "cash", type: "address" },
    { name: "technique", type: "string" },
    { name: "rules", type: "string" },
    { name: "recourse", type: "bool" },
    { name: "valueDate", type: "string" },
    { name: "paymentDate", type: "string" },
    { name: "closesAt", type: "uint48" },
    { name: "salt", type: "bytes32" },
  ],
};

/** A request with every field checked; a salt is drawn where there is none. @throws `ARGUMENT_INVALID`, `DATE_INVALID`, `NOT_SECONDS`. */
export function checkQuoteRequest(
  request: Omit<QuoteRequest, "salt"> & Partial<Pick<QuoteRequest, "salt">>,
): QuoteRequest {
  const { technique, recourse, valueDate, paymentDate, salt = hexlify(randomBytes(32)) } = request;
  checkThat(dayNumber(valueDate) <= dayNumber(paymentDate), "request.valueDate", valueDate, `by ${paymentDate}`);
  return {
    receivable: checkBytes32("request.receivable", request.receivable),
    instrument: checkUint256("request.instrument", request.instrument),
    obligor: checkNumber("request.obligor", request.obligor),
    sellerOrg: checkNumber("request.sellerOrg", request.sellerOrg),
    seller: checkAddress("request.seller", request.seller),
    amount: checkAmount("request.amount", request.amount),
    cash: checkAddress("request.cash", request.cash),
    technique: checkTechnique(technique, recourse),
    recourse,
    valueDate,
    paymentDate,
    closesAt: Number(checkTime("request.closesAt", request.closesAt)),
    salt: checkBytes32("request.salt", salt),
  };
}

const messageOf = (request: QuoteRequest) => ({ ...checkQuoteRequest(request), rules: RULES[request.technique] });

/** The name of a request, which quotes answer to. @throws as `checkQuoteRequest`. */
export function quoteRequestId(request: QuoteRequest): string {
  return TypedDataEncoder.hashStruct("QuoteRequest", REQUEST_TYPES, messageOf(request));
}

/** What the seller signs. @throws as `checkQuoteRequest`. */
export function quoteRequestDigest(deployment: FinancingAt, request: QuoteRequest): string {
  return TypedDataEncoder.hash(financingEip712Domain(deployment), REQUEST_TYPES, messageOf(request));
}

/**
 * The seller's signature under a request. Needs no network.
 *
 * @throws as `checkQuoteRequest`.
 *
 * @example
 * import { buildQuoteRequest, signQuoteRequest } from "tallystick/receivables";
 *
 * const sold = { receivable, seller: account, amount: 400_00n, valueDate: "2026-05-11", closesAt: 1_778_000_000 };
 * const request = await buildQuoteRequest(client, { ...sold, technique: "PrimaryForfaiting" });
 * const signature = await signQuoteRequest(signer, deployment, request);
 */
export async function signQuoteRequest(
  signer: Signer,
  deployment: FinancingAt,
  request: QuoteRequest,
): Promise<string> {
  const message = messageOf(request);
  return rpc(() => signer.signTypedData(financingEip712Domain(deployment), REQUEST_TYPES, message));
}
