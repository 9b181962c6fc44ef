import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../core/write.ts";
import { boardContract } from "../contracts.ts";

export interface ReportTradeParameters extends WriteOptions {
  /** The trade's id. */
  readonly trade: string;
}

export interface ReportTradeReturnType {
  readonly receipt: TransactionReceipt;
}

/**
 * Takes note of a trade that ended. MAKER of the operator.
 *
 * @throws `Trades_WrongState`, `Trades_NotParty`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { reportTrade } from "tallystick/board";
 *
 * const sent = await reportTrade(client, { trade });
 */
export async function reportTrade(client: Client, parameters: ReportTradeParameters): Promise<SentTransaction> {
  const { trade, ...options } = parameters;
  const args = [checkBytes32("trade", trade)] as const;
  return write(client, boardContract(client), "report", args, options);
}

/** As `reportTrade`; waits until it is mined. */
export async function reportTradeAndWait(
  client: Client,
  parameters: ReportTradeParameters,
): Promise<ReportTradeReturnType> {
  const receipt = await waitMined(client, await reportTrade(client, parameters));
  return { receipt };
}
