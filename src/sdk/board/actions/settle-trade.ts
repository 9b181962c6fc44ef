import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type Consent, checkConsent } from "../../settlement/model/consent.ts";
import { boardContract } from "../contracts.ts";
import { FAILINGS, type Failing, wordOf } from "../model/states.ts";

export interface SettleTradeParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** The seller's, as it gave it with the match: see `getTrade`. */
  readonly bySeller: Consent;
  /** The buyer's, to the deal of `getTrade`. */
  readonly byBuyer: Consent;
}

export interface SettleTradeReturnType {
  /** Null where the trade ended as failed. */
  readonly dealId: string | null;
  /** Whose deposit the other gets, where the seller's consent or units were gone when the buyer tendered, or somebody held them back; null where it was settled. */
  readonly failing: Failing | null;
  readonly receipt: TransactionReceipt;
}

/**
 * Settles a trade: units against money, by both consents. Anybody, by the day of payment. Where the seller's consent or units are gone, or somebody holds them back, a buyer
 * that has the price ends the trade by this: as failed by the seller, or by nobody.
 *
 * @throws `Trades_WrongState`, `Trades_TooLate`, `Trades_OtherConsent`, `Trades_PriceShort`; `Settlement_*`, `Holders_*`, `Limits_*`, `ERC20*`, `ERC7943*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { settleTrade } from "tallystick/board";
 *
 * const sent = await settleTrade(client, { trade, bySeller, byBuyer });
 */
export async function settleTrade(client: Client, parameters: SettleTradeParameters): Promise<SentTransaction> {
  const { trade, bySeller, byBuyer, ...options } = parameters;
  const args = [
    checkBytes32("trade", trade),
    checkConsent("bySeller", bySeller),
    checkConsent("byBuyer", byBuyer),
  ] as const;
  return write(client, boardContract(client), "settle", args, options);
}

/** As `settleTrade`; waits until it is mined. */
export async function settleTradeAndWait(
  client: Client,
  parameters: SettleTradeParameters,
): Promise<SettleTradeReturnType> {
  const receipt = await waitMined(client, await settleTrade(client, parameters));
  const contract = boardContract(client);
  const [settled] = eventsOf(contract, receipt, "TradeSettled");
  if (settled) return { dealId: settled.args.dealId, failing: null, receipt };
  const { failing } = eventOf(contract, receipt, "TradeFailed").args;
  return { dealId: null, failing: wordOf(FAILINGS, failing), receipt };
}
