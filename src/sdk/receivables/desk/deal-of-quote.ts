import { deployedContract } from "../../core/deployment.ts";
import type { Deal } from "../../settlement/model/deal.ts";
import { receivablesError } from "../errors.ts";
import type { FinancingAt } from "./eip712.ts";
import { type Quote, quoteId } from "./quote.ts";
import { type QuoteRequest, quoteRequestId } from "./quote-request.ts";

/**
 * The deal by which a quote is settled, which seller and bank sign: units one way and the price the other, or neither. It refers to the quote,
 * and through it to the request, so that what was agreed is on the chain as a hash.
 *
 * @throws `QUOTE_OTHER_REQUEST`.
 *
 * @example
 * import { dealOfQuote, parseQuoteMessage, parseQuoteRequestMessage } from "tallystick/receivables";
 * import { signDeal } from "tallystick/settlement";
 *
 * const [{ request }, { quote }] = [parseQuoteRequestMessage(text, deployment), parseQuoteMessage(text, deployment)];
 * const signature = await signDeal(signer, deployment, dealOfQuote(deployment, request, quote), 1n);
 */
export function dealOfQuote(deployment: FinancingAt, request: QuoteRequest, quote: Quote): Deal {
  const { instrument, seller, amount, cash, recourse } = request;
  if (quote.request !== quoteRequestId(request)) {
    const values = { request: quoteRequestId(request), quote: quote.request };
    throw receivablesError("QUOTE_OTHER_REQUEST", "the quote answers another request", values);
  }
  const { address: asset } = deployedContract(deployment, "Instruments", "ledger");
  const legs = [
    { asset, id: instrument, from: seller, to: quote.bank, amount },
    { asset: cash, from: quote.bank, to: seller, amount: quote.price },
  ];
  return { legs, ref: quoteId(quote), recourse, deadline: quote.validUntil };
}
