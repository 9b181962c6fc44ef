import { amountText } from "../../core/json/json-amounts.ts";
import { address, bytes32, hex, is, list, object, text, truth, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import { creditsError } from "../errors.ts";
import { type CreditDraft, type CreditTerms, completeCredit, toCreditStruct } from "./credit-terms.ts";
import { type Drawing, toDrawingStruct } from "./drawing.ts";
import { AVAILABILITIES, TENORS_FROM, UNIFORM_RULES } from "./states.ts";

const amount = amountText(29);
const oneOf = (words: readonly string[]) => is((value) => words.includes(String(value)), `one of ${words.join(", ")}`);

const TERMS = object(
  {
    applicant: uint(32),
    applicantAccount: address,
    issuer: uint(32),
    advisor: uint(32),
    beneficiary: uint(32),
    beneficiaryAccount: address,
    amount,
    cash: address,
    availability: oneOf(AVAILABILITIES),
    expiry: text,
    latestShipment: text,
    presentationDays: uint(16),
    calendar: text,
  },
  {
    confirmer: uint(32),
    nominated: uint(32),
    plusBps: uint(16),
    minusBps: uint(16),
    margin: amount,
    partialDrawings: truth,
    transferable: truth,
    tenorDays: uint(16),
    tenorFrom: oneOf(TENORS_FROM),
    confirmerCalendar: text,
    rules: oneOf(UNIFORM_RULES),
    unitPrice: amount,
    insuranceBps: uint(16),
    goods: bytes32,
    documents: bytes32,
    parent: bytes32,
    salt: bytes32,
  },
);
const DRAWING = object({
  credit: bytes32,
  terms: bytes32,
  number: amount,
  documents: bytes32,
  amount,
  invoiceAmount: amount,
  shipDate: text,
  atConfirmer: truth,
  keys: list(bytes32),
});
const SIGNED = object({ org: uint(32), deadline: uint(48), approval: object({ maker: hex, checker: hex }) });

/** What two people of an organisation signed, on its way to who brings it to the chain. */
export interface SignedCreditAct {
  readonly org: number;
  readonly deadline: number;
  readonly approval: DualApproval;
}

const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);

/** Terms as JSON, amounts as text. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function creditTermsJson(terms: CreditTerms): string {
  toCreditStruct(terms);
  return JSON.stringify(terms, plain, 2);
}

/** Reads terms; what is usual may be left out, and a salt is drawn where there is none. @throws `JSON_INVALID`, `CREDIT_JSON_INVALID`, `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function parseCreditTerms(json: string): CreditTerms {
  const read = parseJson(json);
  TERMS(read, "", refuse);
  const draft = read as unknown as CreditDraft;
  const terms = completeCredit({
    ...draft,
    amount: BigInt(draft.amount),
    margin: BigInt(draft.margin ?? 0),
    unitPrice: BigInt(draft.unitPrice ?? 0),
  });
  toCreditStruct(terms);
  return terms;
}

/** A drawing as JSON. @throws `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function drawingJson(drawing: Drawing): string {
  toDrawingStruct(drawing);
  return JSON.stringify(drawing, plain, 2);
}

/** Reads a drawing. @throws `JSON_INVALID`, `CREDIT_JSON_INVALID`, `ARGUMENT_INVALID`, `DATE_INVALID`. */
export function parseDrawing(json: string): Drawing {
  const read = parseJson(json);
  DRAWING(read, "", refuse);
  const { number, amount: drawn, invoiceAmount, ...rest } = read as unknown as Drawing;
  const drawing = { ...rest, number: BigInt(number), amount: BigInt(drawn), invoiceAmount: BigInt(invoiceAmount) };
  toDrawingStruct(drawing);
  return drawing;
}

/** Reads what two people signed. @throws `JSON_INVALID`, `CREDIT_JSON_INVALID`. */
export function parseSignedCreditAct(json: string): SignedCreditAct {
  const read = parseJson(json);
  SIGNED(read, "", refuse);
  return read as unknown as SignedCreditAct;
}

/** Says which field of a file is wrong. */
export function refuse(field: string, value: unknown, expected: string): never {
  const message = `credit: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
  throw creditsError("CREDIT_JSON_INVALID", message, { field, value });
}
