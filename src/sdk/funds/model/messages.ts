import { amountText, readAmounts, writeAmounts } from "../../core/json/json-amounts.ts";
import { address, bytes32, type Form, hex, list, object, text, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import { fundsError } from "../errors.ts";
import { completeFacility, type FacilityDraft, type FacilityTerms, toFacilityStruct } from "./facility-terms.ts";
import { completePayment, type PaymentDraft, type PaymentRequest, toRequestStruct } from "./payment-request.ts";

const amount = amountText(20);
const TERMS = object(
  {
    lender: uint(32),
    borrower: uint(32),
    lenderAccount: address,
    borrowerAccount: address,
    cash: address,
    amount,
    drawUntil: uint(48),
    useBy: uint(48),
    calendar: text,
    lines: list(object({ purpose: text, amount })),
  },
  {
    fee: amount,
    rate: uint(16),
    byRule: amount,
    cooling: uint(32),
    answerDays: uint(8),
    cureDays: uint(8),
    evidenceDays: uint(8),
    number: bytes32,
    agreement: bytes32,
    related: list(uint(32)),
  },
);
const REQUEST = object(
  { facility: bytes32, purpose: text, payee: address, amount, deadline: uint(48) },
  { number: amount, documents: bytes32, keys: list(bytes32) },
);
const SIGNED = object(
  { org: uint(32), deadline: uint(48), approval: object({ maker: hex, checker: hex }) },
  { number: uint(32) },
);

/** Members whose values are amounts. */
const AMOUNTS = new Set(["amount", "fee", "byRule"]);

/** What two people of an organisation signed, on its way to who brings it to the chain. */
export interface SignedFundAct {
  readonly org: number;
  readonly deadline: number;
  /** Of a numbered act. */
  readonly number?: number;
  readonly approval: DualApproval;
}

/** Terms as JSON, amounts as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function facilityTermsJson(terms: FacilityTerms): string {
  toFacilityStruct(terms);
  return writeAmounts(terms);
}

/** Reads terms; what is usual may be left out. @throws `JSON_INVALID`, `FUND_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseFacilityTerms(json: string): FacilityTerms {
  const terms = completeFacility(read(json, TERMS, AMOUNTS) as FacilityDraft);
  toFacilityStruct(terms);
  return terms;
}

/** A request as JSON, amount and number as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function paymentRequestJson(request: PaymentRequest): string {
  toRequestStruct(request);
  return writeAmounts(request);
}

/** Reads a request; what is usual may be left out. @throws `JSON_INVALID`, `FUND_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parsePaymentRequest(json: string): PaymentRequest {
  const request = completePayment(read(json, REQUEST, new Set(["amount", "number"])) as PaymentDraft);
  toRequestStruct(request);
  return request;
}

/** Reads what two people signed. @throws `JSON_INVALID`, `FUND_JSON_INVALID`. */
export function parseSignedFundAct(json: string): SignedFundAct {
  return read(json, SIGNED, new Set()) as SignedFundAct;
}

function read(json: string, form: Form, amounts: ReadonlySet<string>): unknown {
  const value = parseJson(json);
  form(value, "", refuse);
  return readAmounts(value, amounts);
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `facility: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
  throw fundsError("FUND_JSON_INVALID", message, { field, value });
}
