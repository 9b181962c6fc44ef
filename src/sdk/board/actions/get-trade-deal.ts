import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { checkAmount } from "../../settlement/model/amount.ts";
import type { CheckedDeal } from "../../settlement/model/deal.ts";
import { boardContract } from "../contracts.ts";
import { type Ask, toAskStruct } from "../model/ask.ts";
import { dealFrom } from "../model/deal-from.ts";
import { type Holding, toHoldingStruct } from "../model/holding.ts";
import { UINT96 } from "../model/limits.ts";
import { type Quote, toQuoteStruct } from "../model/quote.ts";

export interface GetTradeDealParameters {
  readonly ask: Ask;
  readonly holding: Holding;
  readonly quote: Quote;
  /** What of it is taken; all of the quote where it is left out. */
  readonly amount?: bigint;
}

/**
 * The deal to which the seller consents when it accepts a quote now. Its deadline follows from the day: sign it on the day on which it is brought.
 *
 * @throws `Calendars_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { getTradeDeal } from "tallystick/board";
 * import { signDeal } from "tallystick/settlement";
 *
 * const deal = await getTradeDeal(client, { ask: askTerms, holding, quote });
 * const signature = await signDeal(signer, deployment, deal, 7n);
 */
export async function getTradeDeal(client: Client, parameters: GetTradeDealParameters): Promise<CheckedDeal> {
  const { ask, holding, quote, amount = quote.amount } = parameters;
  const structs = [toAskStruct(ask), toHoldingStruct(holding), toQuoteStruct(quote)] as const;
  const taken = checkAmount("amount", amount, 1n, UINT96);
  return dealFrom(await rpc(() => boardContract(client).dealFor(...structs, taken)));
}
