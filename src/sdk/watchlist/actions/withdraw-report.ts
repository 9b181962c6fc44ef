import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";
import { REPORT_STATUSES, type ReportStatus } from "../model/status.ts";

export interface WithdrawReportParameters extends WriteOptions, ReportKey {}

export interface WithdrawReportReturnType {
  readonly status: ReportStatus;
  readonly receipt: TransactionReceipt;
}

/**
 * Withdraws a report; its stake is free. MAKER of the reporter, also while restricted.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_NotForYou`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { withdrawReport } from "tallystick/watchlist";
 *
 * const sent = await withdrawReport(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function withdrawReport(client: Client, parameters: WithdrawReportParameters): Promise<SentTransaction> {
  const { list, epoch, tag, organisation, ...options } = parameters;
  const key = toReportKey({ list, epoch, tag, organisation });
  return write(client, watchlistContract(client), "withdraw", [key], options);
}

/** As `withdrawReport`; waits until it is mined. */
export async function withdrawReportAndWait(
  client: Client,
  parameters: WithdrawReportParameters,
): Promise<WithdrawReportReturnType> {
  const receipt = await waitMined(client, await withdrawReport(client, parameters));
  const { to } = eventOf(watchlistContract(client), receipt, "ReportEnded").args;
  return { status: REPORT_STATUSES[Number(to)] as ReportStatus, receipt };
}
