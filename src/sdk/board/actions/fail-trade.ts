import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { type Consent, checkConsent } from "../../settlement/model/consent.ts";
import { boardContract } from "../contracts.ts";
import { NO_CONSENT } from "../model/no-consent.ts";
import { FAILINGS, type Failing, wordOf } from "../model/states.ts";

export interface FailTradeParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
  /** The seller's consent: see `getTrade`. Left out where it did not come to payment. */
  readonly bySeller?: Consent;
}

export interface FailTradeReturnType {
  /** Whose deposit the other gets. */
  readonly failing: Failing;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a trade of which a clock ran out. Anybody. The deposit of who failed goes to the other.
 *
 * @throws `Trades_WrongState`, `Trades_TooEarly`, `Trades_OtherConsent`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { failTrade } from "tallystick/board";
 *
 * const sent = await failTrade(client, { trade, bySeller });
 */
export async function failTrade(client: Client, parameters: FailTradeParameters): Promise<SentTransaction> {
  const { trade, bySeller = NO_CONSENT, ...options } = parameters;
  const args = [checkBytes32("trade", trade), checkConsent("bySeller", bySeller)] as const;
  return write(client, boardContract(client), "fail", args, options);
}

/** As `failTrade`; waits until it is mined. */
export async function failTradeAndWait(client: Client, parameters: FailTradeParameters): Promise<FailTradeReturnType> {
  const receipt = await waitMined(client, await failTrade(client, parameters));
  const { failing } = eventOf(boardContract(client), receipt, "TradeFailed").args;
  return { failing: wordOf(FAILINGS, failing), receipt };
}
