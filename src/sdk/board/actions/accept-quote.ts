import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { checkDualApproval, type DualApproval } from "../../members/model/dual-approval.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import { type Consent, checkConsent } from "../../settlement/model/consent.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";
import { UINT96 } from "../model/limits.ts";
import { type Quote, toQuoteStruct } from "../model/quote.ts";

export interface AcceptQuoteParameters extends WriteOptions {
  readonly ask: Ask;
  /** What the ask hides. */
  readonly holding: Holding;
  /** As the seller opened it. */
  readonly quote: Quote;
  /** What of it is taken; all of the quote where it is left out. */
  readonly amount?: bigint;
  /** Two people of the bidder signed the quote. */
  readonly byBidder: DualApproval;
  /** The seller's, to the deal of `getTradeDeal`. */
  readonly consent: Consent;
}

export interface AcceptQuoteReturnType {
  readonly trade: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Accepts a quote, in whole or in part. Anybody brings what both signed; deposits are put aside, and the buyer's limit is used.
 *
 * @throws `Board_WrongState`, `Board_TooLate`, `Board_OtherHolding`, `Board_WrongQuoteState`, `Board_OtherQuote`, `Board_QuoteInvalid`, `Board_OwnAsk`, `Board_AmountOutside`, `Board_NotParty`, `Board_NotReserved`, `Board_ClaimTooShort`, `Board_DepositShort`; `Settlement_ConsentMissing`, `Settlement_NonceUsed`; `Holders_*`; `Limits_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { acceptQuote } from "tallystick/board";
 *
 * const sent = await acceptQuote(client, { ask: askTerms, holding, quote, byBidder: approval, consent: bySeller });
 */
export async function acceptQuote(client: Client, parameters: AcceptQuoteParameters): Promise<SentTransaction> {
  const { ask, holding, quote, amount = quote.amount, byBidder, consent, ...options } = parameters;
  const acceptance = {
    ask: toAskStruct(ask),
    holding: toHoldingStruct(holding),
    quote: toQuoteStruct(quote),
    amount: checkAmount("amount", amount, 1n, UINT96),
    byBidder: checkDualApproval(byBidder),
    consent: checkConsent("consent", consent),
  };
  return write(client, boardContract(client), "accept", [acceptance], options);
}

/** As `acceptQuote`; waits until it is mined. */
export async function acceptQuoteAndWait(
  client: Client,
  parameters: AcceptQuoteParameters,
): Promise<AcceptQuoteReturnType> {
  const receipt = await waitMined(client, await acceptQuote(client, parameters));
  const { trade } = eventOf(boardContract(client), receipt, "TradeMatched").args;
  return { trade, receipt };
}
