/** Words of the Solidity enums of the board, each in its order. */
export const ASK_STATES = ["None", "Conditional", "Posted", "Matched", "Withdrawn", "Lapsed"] as const;
export type AskState = (typeof ASK_STATES)[number];

export const ASSETS = ["CreditClaim", "Receivable"] as const;
export type BoardAsset = (typeof ASSETS)[number];

export const QUOTE_STATES = ["None", "Committed", "Firm", "Accepted", "Withdrawn", "Lapsed"] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

export const PRICE_METHODS = ["Discount", "DiscountToYield"] as const;
export type PriceMethod = (typeof PRICE_METHODS)[number];

export const TRADE_STATES = ["None", "Matched", "Presented", "DocsExchanged", "Settled", "Failed", "Reported"] as const;
export type TradeState = (typeof TRADE_STATES)[number];

export const FAILINGS = ["Nobody", "Seller", "Buyer"] as const;
export type Failing = (typeof FAILINGS)[number];

/** The word of a number on the chain. */
export function wordOf<Word extends string>(words: readonly Word[], value: bigint | number): Word {
  return words[Number(value)] as Word;
}
