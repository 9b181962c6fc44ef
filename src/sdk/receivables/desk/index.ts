// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export { dealOfQuote } from "./deal-of-quote.ts";
export { type FinancingAt, financingEip712Domain } from "./eip712.ts";
export * from "./message.ts";
export * from "./open-quotes.ts";
export * from "./quote.ts";
export { type QuoteRequest, quoteRequestDigest, quoteRequestId, signQuoteRequest } from "./quote-request.ts";
export * from "./sealed-quote.ts";
export type * from "./signed.ts";
export { RULES, TECHNIQUES, type Technique } from "./technique.ts";
