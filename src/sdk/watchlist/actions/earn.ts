import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { safe } from "../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";

export interface EarnPointsParameters extends WriteOptions, ReportKey {}

export interface EarnPointsReturnType {
  /** None where the report stands for one that was paid under another key. */
  readonly points: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives a report that stayed its reward, once. Anybody.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_Earned`, `Watchlist_NotMature`, `Watchlist_QuorumMissing`, `Watchlist_PoolEmpty`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { earnPoints } from "tallystick/watchlist";
 *
 * const sent = await earnPoints(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function earnPoints(client: Client, parameters: EarnPointsParameters): Promise<SentTransaction> {
  const { list, epoch, tag, organisation, ...options } = parameters;
  const key = toReportKey({ list, epoch, tag, organisation });
  return write(client, watchlistContract(client), "earn", [key], options);
}

/** As `earnPoints`; waits until it is mined. */
export async function earnPointsAndWait(
  client: Client,
  parameters: EarnPointsParameters,
): Promise<EarnPointsReturnType> {
  const receipt = await waitMined(client, await earnPoints(client, parameters));
  const { points } = eventOf(watchlistContract(client), receipt, "ReportEarned").args;
  return { points: safe("points", points), receipt };
}
