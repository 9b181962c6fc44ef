import { buildQuoteRequest } from "../../sdk/receivables/actions/finance/build-quote-request.ts";
import { dealOfQuote } from "../../sdk/receivables/desk/deal-of-quote.ts";
import { openQuotes } from "../../sdk/receivables/desk/open-quotes.ts";
import { buildQuote, type Quote, signQuote } from "../../sdk/receivables/desk/quote.ts";
import type { QuoteRequest } from "../../sdk/receivables/desk/quote-request.ts";
import { sealQuote, signSealedQuote } from "../../sdk/receivables/desk/sealed-quote.ts";
import type { SignedQuote, SignedSealedQuote } from "../../sdk/receivables/desk/signed.ts";
import { dateText } from "../../sdk/settlement/model/dates.ts";
import type { Deal } from "../../sdk/settlement/model/deal.ts";
import { chainTime, moveClock } from "../shared/chain-clock.ts";
import type { Party, TwoPeople } from "./parties.ts";
import type { Desk } from "./undertaking.ts";

const MINUTES = 60;
const QUOTES_CLOSE_AFTER = 10 * MINUTES;
const QUOTES_HOLD_FOR = 60 * MINUTES;

/** A bank, and the rate a year that it has in mind, in basis points. */
export interface Bidder {
  readonly bank: TwoPeople;
  readonly rate: number;
}

/** The best of the quotes, and the deal that settles it. */
export interface BestQuote {
  readonly bank: TwoPeople;
  readonly quote: Quote;
  readonly deal: Deal;
}

/**
 * A holder asks banks what they pay for a part of a receivable. Each hands in its quote sealed; when quotes have closed all are opened, and
 * the highest price stands first.
 */
export async function askForQuotes(
  { stage, days }: Desk,
  seller: Party,
  { receivable, amount }: { readonly receivable: string; readonly amount: bigint },
  bidders: readonly Bidder[],
): Promise<readonly BestQuote[]> {
  const { deployment } = stage;
  const { provider } = seller.client;
  const closesAt = (await chainTime(provider)) + QUOTES_CLOSE_AFTER;
  const request = await buildQuoteRequest(seller.client, {
    receivable,
    seller: seller.account,
    amount,
    technique: "ReceivablesDiscounting",
    recourse: false,
    valueDate: dateText(days.today),
    closesAt,
  });
  const sealed: SignedSealedQuote[] = [];
  const quotes: SignedQuote[] = [];
  for (const bidder of bidders) {
    const bid = await quoteSealed(stage.deployment, request, bidder, closesAt + QUOTES_HOLD_FOR);
    sealed.push(bid.sealed);
    quotes.push(bid.quote);
  }
  await moveClock(provider, closesAt + 1);
  const opened = await openQuotes({ deployment, request, sealed, quotes, now: closesAt + 1 });
  return opened.quotes.flatMap((quote) => {
    const bidder = bidders.find(({ bank }) => bank.account === quote.bank);
    return bidder === undefined ? [] : [{ bank: bidder.bank, quote, deal: dealOfQuote(deployment, request, quote) }];
  });
}

async function quoteSealed(
  deployment: Desk["stage"]["deployment"],
  request: QuoteRequest,
  { bank, rate }: Bidder,
  validUntil: number,
): Promise<{ readonly sealed: SignedSealedQuote; readonly quote: SignedQuote }> {
  const quote = buildQuote(request, { bank: bank.account, method: "BankDiscount", rate, validUntil });
  const sealed = sealQuote(quote);
  return {
    sealed: { sealed, signature: await signSealedQuote(bank.maker, deployment, sealed) },
    quote: { quote, signature: await signQuote(bank.maker, deployment, quote) },
  };
}
