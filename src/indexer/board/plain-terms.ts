import { type AskStruct, askFrom, type DecimalAsk } from "../../sdk/board/model/ask.ts";
import type { Quote } from "../../sdk/board/model/quote.ts";
import { PRICE_METHODS, wordOf } from "../../sdk/board/model/states.ts";
import { int } from "../project/values.ts";

/** What was quoted, as rows have it: amounts in decimal. */
export interface PlainQuote extends Pick<Quote, "account" | "method" | "rate" | "expiry" | "salt"> {
  readonly amount: string;
  readonly least: string;
  readonly price: string;
}

/** An ask of what an event says: its amounts are in decimal, and stay so. */
export const plainAsk = (emitted: object): DecimalAsk => askFrom(emitted as AskStruct) as unknown as DecimalAsk;

/** A quote of what an event says. */
export const plainQuote = (emitted: Readonly<Record<keyof PlainQuote, string>>): PlainQuote => {
  const { account, amount, least, price, method, rate, expiry, salt } = emitted;
  const numbers = { method: wordOf(PRICE_METHODS, int(method)), rate: int(rate), expiry: int(expiry) };
  return { account, amount, least, price, ...numbers, salt };
};
