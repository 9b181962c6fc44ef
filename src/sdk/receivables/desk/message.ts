import { deployedContract } from "../../core/deployment.ts";
import { amountText } from "../../core/json/json-amounts.ts";
import {
  address,
  any,
  bytes32,
  type Form,
  hex,
  is,
  object,
  text,
  truth,
  uint,
  whole,
} from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import { BASES } from "../../settlement/model/day-count.ts";
import { receivablesError } from "../errors.ts";
import type { FinancingAt } from "./eip712.ts";
import { QUOTE_METHODS } from "./quote.ts";
import { checkQuoteRequest } from "./quote-request.ts";
import type { SignedQuote, SignedQuoteRequest, SignedSealedQuote } from "./signed.ts";
import { TECHNIQUES } from "./technique.ts";

const VERSION = 1;
const amount = amountText(78);
const oneOf = (words: readonly string[]) =>
  is((value) => words.some((word) => word === value), `one of ${words.join(", ")}`);

const REQUEST = object({
  receivable: bytes32,
  instrument: amount,
  obligor: uint(32),
  sellerOrg: uint(32),
  seller: address,
  amount,
  cash: address,
  technique: oneOf(TECHNIQUES),
  recourse: truth,
  valueDate: text,
  paymentDate: text,
  closesAt: uint(48),
  salt: bytes32,
});
const SEALED = object({ request: bytes32, bank: address, commitment: bytes32 });
const QUOTE = object({
  request: bytes32,
  bank: address,
  method: oneOf(QUOTE_METHODS),
  rate: uint(32),
  basis: oneOf(BASES),
  days: uint(32),
  price: amount,
  validUntil: uint(48),
  salt: bytes32,
});

/** Kinds of what seller and banks say to each other, by file or over HTTP, before a sale: each is signed. */
const FORMS = {
  "tallystick-quote-request": { request: REQUEST },
  "tallystick-sealed-quote": { sealed: SEALED },
  "tallystick-quote": { quote: QUOTE },
} as const satisfies Record<string, Record<string, Form>>;
type Format = keyof typeof FORMS;

/** A request as a message. */
export const quoteRequestMessage = (deployment: FinancingAt, signed: SignedQuoteRequest): string =>
  messageOf("tallystick-quote-request", deployment, signed);

/** A sealed quote as a message. */
export const sealedQuoteMessage = (deployment: FinancingAt, signed: SignedSealedQuote): string =>
  messageOf("tallystick-sealed-quote", deployment, signed);

/** A quote as a message: not to be given away before quotes close. */
export const quoteMessage = (deployment: FinancingAt, signed: SignedQuote): string =>
  messageOf("tallystick-quote", deployment, signed);

/**
 * Reads a request. Strict: each field is there once, has the right form, and there is no other. Says nothing about who signed it:
 * `checkSignature` of `quoteRequestDigest` does.
 *
 * @throws `JSON_INVALID`; `FINANCING_MESSAGE_INVALID` with the field and its value, also where it is for another deployment;
 * `ARGUMENT_INVALID` where its dates or its technique are not possible.
 */
export function parseQuoteRequestMessage(json: string, deployment: FinancingAt): SignedQuoteRequest {
  const { request, signature } = read("tallystick-quote-request", json, deployment) as never as SignedQuoteRequest;
  const amounts = { instrument: BigInt(request.instrument), amount: BigInt(request.amount) };
  return { request: checkQuoteRequest({ ...request, ...amounts }), signature };
}

/** Reads a sealed quote. @throws as `parseQuoteRequestMessage`. */
export function parseSealedQuoteMessage(json: string, deployment: FinancingAt): SignedSealedQuote {
  const { sealed, signature } = read("tallystick-sealed-quote", json, deployment) as never as SignedSealedQuote;
  return { sealed, signature };
}

/** Reads a quote. @throws as `parseQuoteRequestMessage`. */
export function parseQuoteMessage(json: string, deployment: FinancingAt): SignedQuote {
  const { quote, signature } = read("tallystick-quote", json, deployment) as never as SignedQuote;
  return { quote: { ...quote, price: BigInt(quote.price) }, signature };
}

function messageOf(format: Format, deployment: FinancingAt, signed: object): string {
  const addressed = { format, version: VERSION, chainId: deployment.chainId, settlement: settlementOf(deployment) };
  const plain = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
  return JSON.stringify({ ...addressed, ...signed }, plain, 2);
}

function read(format: Format, json: string, deployment: FinancingAt): unknown {
  const message = parseJson(json);
  const found = (typeof message === "object" && message !== null ? message : {}) as Record<string, unknown>;
  if (found.format !== format) refuse("format", found.format, `"${format}"`);
  if (found.version !== VERSION) refuse("version", found.version, String(VERSION));
  object({ format: any, version: any, chainId: whole, settlement: address, ...FORMS[format], signature: hex })(
    message,
    "",
    refuse,
  );
  if (found.chainId !== deployment.chainId) refuse("chainId", found.chainId, `${deployment.chainId}, this chain`);
  const here = settlementOf(deployment);
  if (found.settlement !== here) refuse("settlement", found.settlement, `${here}, this deployment`);
  return message;
}

const settlementOf = (deployment: FinancingAt) => deployedContract(deployment, "Settlement", "settlement").address;

function refuse(field: string, value: unknown, expected: string): never {
  const message = `financing: ${field} should be ${expected}, is ${JSON.stringify(value)}`;
  throw receivablesError("FINANCING_MESSAGE_INVALID", message, { field, value });
}
