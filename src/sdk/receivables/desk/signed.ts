import type { Quote } from "./quote.ts";
import type { QuoteRequest } from "./quote-request.ts";
import type { SealedQuote } from "./sealed-quote.ts";

/** A request as the seller gives it to banks. */
export interface SignedQuoteRequest {
  readonly request: QuoteRequest;
  /** By the seller's account. */
  readonly signature: string;
}

/** A sealed quote as a bank gives it before quotes close. */
export interface SignedSealedQuote {
  readonly sealed: SealedQuote;
  /** By the bank's account. */
  readonly signature: string;
}

/** A quote as a bank gives it after quotes have closed. */
export interface SignedQuote {
  readonly quote: Quote;
  /** By the bank's account. */
  readonly signature: string;
}
