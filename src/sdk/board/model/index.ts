// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of the package

export { ASK_TYPES, type Ask, type AskDraft, askId, completeAsk } from "./ask.ts";
export { type AskKey, generateAskKey } from "./ask-key.ts";
export { type BoardAt, boardEip712Domain } from "./eip712.ts";
export { completeHolding, type Holding, holdingHash, reservationRef } from "./holding.ts";
export {
  askJson,
  holdingJson,
  parseAsk,
  parseHolding,
  parseQuote,
  parseSellerConsent,
  parseSignedBoardAct,
  quoteJson,
  type SignedBoardAct,
  type SignedQuote,
} from "./messages.ts";
export { type OpenAskQuoteParameters, openAskQuote } from "./open-ask-quote.ts";
export { completeQuote, QUOTE_TYPES, type Quote, quoteHash, tradeId } from "./quote.ts";
export { type SealedAskQuote, type SealAskQuoteParameters, sealAskQuote } from "./seal-ask-quote.ts";
export { BOARD_ACT_TYPES, type BoardActName, type BoardActs, boardActDigest, signBoardAct } from "./signatures.ts";
export {
  ASK_STATES,
  ASSETS,
  type AskState,
  type BoardAsset,
  FAILINGS,
  type Failing,
  PRICE_METHODS,
  type PriceMethod,
  QUOTE_STATES,
  type QuoteState,
  TRADE_STATES,
  type TradeState,
} from "./states.ts";
