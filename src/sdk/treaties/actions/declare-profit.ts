import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { treatiesContract } from "../contracts.ts";

export interface DeclareProfitParameters extends WriteOptions {
  /** The treaty's id. */
  readonly treaty: string;
}

export interface DeclareProfitReturnType {
  /** Null where there is no profit. */
  readonly call: string | null;
  readonly receipt: TransactionReceipt;
}

/**
 * Declares the profit commission of a treaty whose run-off is over, and calls it of the lines. Anybody, once.
 *
 * @throws `Treaties_WrongState`, `Treaties_TooEarly`, `Treaties_NotSettled`, `Treaties_NoProfitCommission`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { declareProfit } from "tallystick/treaties";
 *
 * const sent = await declareProfit(client, { treaty });
 */
export async function declareProfit(client: Client, parameters: DeclareProfitParameters): Promise<SentTransaction> {
  const { treaty, ...options } = parameters;
  const args = [checkBytes32("treaty", treaty)] as const;
  return write(client, treatiesContract(client), "declareProfit", args, options);
}

/** As `declareProfit`; waits until it is mined. */
export async function declareProfitAndWait(
  client: Client,
  parameters: DeclareProfitParameters,
): Promise<DeclareProfitReturnType> {
  const receipt = await waitMined(client, await declareProfit(client, parameters));
  const [made] = eventsOf(treatiesContract(client), receipt, "CallMade");
  return { call: made?.args.call ?? null, receipt };
}
