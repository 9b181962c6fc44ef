import { amountText, readAmounts, writeAmounts } from "../../core/json/json-amounts.ts";
import { address, bytes32, type Form, hex, object, text, truth, uint } from "../../core/json/json-form.ts";
import { parseJson } from "../../core/json/parse-json.ts";
import type { DualApproval } from "../../members/model/dual-approval.ts";
import type { Consent } from "../../settlement/model/consent.ts";
import { boardError } from "../errors.ts";
import { type Ask, type AskDraft, completeAsk, toAskStruct } from "./ask.ts";
import { completeHolding, type Holding, toHoldingStruct } from "./holding.ts";
import { completeQuote, type Quote, toQuoteStruct } from "./quote.ts";

const amount = amountText(29);
const ASK = object(
  {
    operator: uint(32),
    asset: text,
    obligor: uint(32),
    cash: address,
    maturityFrom: uint(48),
    maturityTo: uint(48),
    amountFrom: amount,
    amountTo: amount,
    commitUntil: uint(48),
    acceptUntil: uint(48),
    calendar: text,
    key: bytes32,
    conditions: bytes32,
    holding: bytes32,
  },
  {
    conditional: truth,
    secondary: truth,
    least: amount,
    depositBps: uint(16),
    documentDays: uint(8),
    examineDays: uint(8),
    payDays: uint(8),
    reveals: uint(8),
  },
);
const HOLDING = object({ id: amountText(78), account: address, amount }, { salt: bytes32 });
const QUOTE = object(
  {
    ask: bytes32,
    bidder: uint(32),
    account: address,
    amount,
    price: amount,
    method: text,
    rate: uint(32),
    expiry: uint(48),
    salt: bytes32,
  },
  { least: amount },
);
const APPROVAL = object({ maker: hex, checker: hex });
const SIGNED = object({ org: uint(32), approval: APPROVAL }, { deadline: uint(48) });
const OFFERED = object({ quote: QUOTE, byBidder: APPROVAL });
const CONSENT = object({ party: address, nonce: amountText(78), signature: hex }, { checker: hex });

const AMOUNTS = new Set(["amountFrom", "amountTo", "least", "amount", "price", "id", "nonce"]);

/** What two people of an organisation signed, on its way to who brings it to the chain. */
export interface SignedBoardAct {
  readonly org: number;
  readonly approval: DualApproval;
  /** Of an act that has one. */
  readonly deadline?: number;
}

/** What a bank sends to the seller: its quote, and what two people of it signed under it. With both it can be accepted. */
export interface SignedQuote {
  readonly quote: Quote;
  readonly byBidder: DualApproval;
}

/** An ask as JSON, amounts as text. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function askJson(ask: Ask): string {
  toAskStruct(ask);
  return writeAmounts(ask);
}

/** Reads an ask; what is usual may be left out. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseAsk(json: string): Ask {
  const ask = completeAsk(read(json, ASK) as AskDraft);
  toAskStruct(ask);
  return ask;
}

/** A holding as JSON: the seller's secret. @throws `ARGUMENT_INVALID`. */
export function holdingJson(holding: Holding): string {
  toHoldingStruct(holding);
  return writeAmounts(holding);
}

/** Reads a holding; a salt that is left out is drawn. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`, `ARGUMENT_INVALID`. */
export function parseHolding(json: string): Holding {
  const holding = completeHolding(read(json, HOLDING) as Holding);
  toHoldingStruct(holding);
  return holding;
}

/** A quote as JSON, as it is sealed. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function quoteJson(quote: Quote): string {
  toQuoteStruct(quote);
  return writeAmounts(quote);
}

/** Reads a quote. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseQuote(json: string): Quote {
  const quote = completeQuote(read(json, QUOTE) as Quote);
  toQuoteStruct(quote);
  return quote;
}

/** A quote with what two people signed under it, as JSON: what is sealed. @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function signedQuoteJson({ quote, byBidder }: SignedQuote): string {
  toQuoteStruct(quote);
  return writeAmounts({ quote, byBidder });
}

/** Reads what was sealed. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`, `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function parseSignedQuote(json: string): SignedQuote {
  const { quote, byBidder } = read(json, OFFERED) as SignedQuote;
  toQuoteStruct(quote);
  return { quote, byBidder };
}

/** Reads what two people signed. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`. */
export function parseSignedBoardAct(json: string): SignedBoardAct {
  return read(json, SIGNED) as SignedBoardAct;
}

/** Reads a consent to a deal. @throws `JSON_INVALID`, `BOARD_JSON_INVALID`. */
export function parseSellerConsent(json: string): Consent {
  return read(json, CONSENT) as Consent;
}

function read(json: string, form: Form): unknown {
  const value = parseJson(json);
  form(value, "", refuse);
  return readAmounts(value, AMOUNTS);
}

function refuse(field: string, value: unknown, expected: string): never {
  const message = `board: ${field || "the file"} should be ${expected}, is ${JSON.stringify(value)}`;
  throw boardError("BOARD_JSON_INVALID", message, { field, value });
}
