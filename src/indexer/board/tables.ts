import type { DecimalAsk } from "../../sdk/board/model/ask.ts";
import type { AskState, Failing, QuoteState, TradeState } from "../../sdk/board/model/states.ts";
import { amount, flag, integer, json, orNull, table, text, word } from "../store/table.ts";
import type { PlainQuote } from "./plain-terms.ts";

const PLACE = { pos: integer(), block: integer(), transaction: text() } as const;

/** Asks. Of what they hide there is nothing here, before a match shows it. */
export const ASK = table(
  "ask",
  {
    ask: word(),
    state: word<Exclude<AskState, "None">>(),
    terms: json<DecimalAsk>(),
    quotes: integer(),
    revealed: integer(),
    seller: orNull(integer()),
    /** Of each trade. */
    buyers: json<readonly number[]>(),
    taken: amount(),
    postedAt: integer(),
    perfectedAt: orNull(integer()),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["ask"],
  [["state"], []],
);

/** The newest quote of each bank for an ask. */
export const ASK_QUOTE = table(
  "ask_quote",
  {
    ask: word(),
    bidder: integer(),
    /** As it was recorded: that one has lapsed follows from the time and from its ask. */
    state: word<Exclude<QuoteState, "None" | "Lapsed">>(),
    hash: word(),
    sealed: orNull(word()),
    expiry: integer(),
    trade: orNull(word()),
    committedAt: integer(),
    revealedAt: orNull(integer()),
    endedAt: orNull(integer()),
    ...PLACE,
  },
  ["ask", "bidder"],
  [["ask"]],
);

/** Where something happened, and why. */
export interface Reason {
  readonly reason: string;
  readonly block: number;
  readonly time: number;
  readonly transaction: string;
}

/** Matches, and what became of them. */
export const TRADE = table(
  "trade",
  {
    trade: word(),
    ask: word(),
    /** As it was recorded: presented documents are satisfactory from `satisfiedFrom` on. */
    state: word<Exclude<TradeState, "None" | "DocsExchanged">>(),
    satisfiedFrom: integer(),
    seller: integer(),
    buyer: integer(),
    operator: integer(),
    obligor: integer(),
    sellerAccount: orNull(word()),
    cash: word(),
    amount: amount(),
    price: amount(),
    deposit: amount(),
    quote: json<PlainQuote>(),
    documentsBy: integer(),
    examineBy: integer(),
    settleBy: integer(),
    documents: orNull(word()),
    refusal: orNull(json<Reason & { readonly documents: string }>()),
    settled: flag(),
    deal: orNull(word()),
    instrument: orNull(amount()),
    failing: orNull(text<Failing>()),
    forfeited: orNull(amount()),
    warranties: json<readonly Reason[]>(),
    matchedAt: integer(),
    endedAt: orNull(integer()),
    reportedAt: orNull(integer()),
    ...PLACE,
  },
  ["trade"],
  [["ask"], ["state"], ["ask", "state"], []],
);
