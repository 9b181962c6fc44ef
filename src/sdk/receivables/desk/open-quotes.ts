import type { Provider } from "ethers";
import { checkSignature } from "../../core/signature/check-signature.ts";
import { receivablesError } from "../errors.ts";
import type { FinancingAt } from "./eip712.ts";
import { buildQuote, type Quote, quoteDigest, quoteId } from "./quote.ts";
import { type QuoteRequest, quoteRequestId } from "./quote-request.ts";
import { sealedQuoteDigest } from "./sealed-quote.ts";
import type { SignedQuote, SignedSealedQuote } from "./signed.ts";

export interface OpenQuotesParameters {
  readonly deployment: FinancingAt;
  readonly request: QuoteRequest;
  /** As they came before quotes closed. */
  readonly sealed: readonly SignedSealedQuote[];
  readonly quotes: readonly SignedQuote[];
  /** Seconds since 1970. */
  readonly now: number;
  /** Where accounts that are contracts sign: who asks them. */
  readonly provider?: Provider;
}

/** Why a quote does not count. */
export const QUOTE_FAULTS = ["OtherRequest", "NotSealed", "BadSignature", "OtherPrice", "Expired"] as const;
export type QuoteFault = (typeof QUOTE_FAULTS)[number];

export interface OpenedQuotes {
  /** Those that count, the highest price first; of equal ones, in the order in which they were sealed. */
  readonly quotes: readonly Quote[];
  /** Those that do not, and why. */
  readonly refused: readonly { readonly quote: Quote; readonly fault: QuoteFault }[];
}

/**
 * Opens the quotes of a request once quotes have closed: each has to be the one that its bank sealed, to have the price that follows from its
 * rate, and not to be over.
 *
 * @throws `QUOTES_STILL_SEALED`.
 *
 * @example
 * import { openQuotes, parseQuoteMessage, parseQuoteRequestMessage, parseSealedQuoteMessage } from "tallystick/receivables";
 *
 * const { request } = parseQuoteRequestMessage(text, deployment);
 * const [sealed, quotes] = [[parseSealedQuoteMessage(text, deployment)], [parseQuoteMessage(text, deployment)]];
 * const opened = await openQuotes({ deployment, request, sealed, quotes, now: 1_778_000_001 });
 * console.log(opened.quotes[0]?.price);
 */
export async function openQuotes(parameters: OpenQuotesParameters): Promise<OpenedQuotes> {
  const { request, now, sealed } = parameters;
  if (now <= request.closesAt) {
    const values = { request: quoteRequestId(request), closesAt: request.closesAt, now };
    throw receivablesError("QUOTES_STILL_SEALED", `quotes are sealed until ${request.closesAt}, it is ${now}`, values);
  }
  const quotes: Quote[] = [];
  const refused: { readonly quote: Quote; readonly fault: QuoteFault }[] = [];
  for (const signed of parameters.quotes) {
    const fault = await faultOf(signed, parameters);
    if (fault === undefined) quotes.push(signed.quote);
    else refused.push({ quote: signed.quote, fault });
  }
  const place = (quote: Quote) => sealed.findIndex((each) => each.sealed.commitment === quoteId(quote));
  quotes.sort((a, b) => (a.price === b.price ? place(a) - place(b) : a.price < b.price ? 1 : -1));
  return { quotes, refused };
}

async function faultOf(
  { quote, signature }: SignedQuote,
  { deployment, request, sealed, now, provider }: OpenQuotesParameters,
): Promise<QuoteFault | undefined> {
  if (quote.request !== quoteRequestId(request)) return "OtherRequest";
  const before = sealed.find((each) => each.sealed.commitment === quoteId(quote) && each.sealed.bank === quote.bank);
  if (!before || before.sealed.request !== quote.request) return "NotSealed";
  for (const [digest, by] of [
    [sealedQuoteDigest(deployment, before.sealed), before.signature],
    [quoteDigest(deployment, quote), signature],
  ] as const) {
    if ((await checkSignature(digest, quote.bank, by, provider)) !== "valid") return "BadSignature";
  }
  if (now > quote.validUntil) return "Expired";
  return isPriced(request, quote) ? undefined : "OtherPrice";
}

/** Whether the price follows from the rate. */
function isPriced(request: QuoteRequest, quote: Quote): boolean {
  try {
    return quoteId(buildQuote(request, quote)) === quoteId(quote);
  } catch {
    return false; // a rate that takes more than the face, or a quote that was over before it was opened
  }
}
