import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";
import { REPORT_STATUSES, type ReportStatus } from "../model/status.ts";

export interface LapseReportParameters extends WriteOptions, ReportKey {}

export interface LapseReportReturnType {
  readonly status: ReportStatus;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a report whose objection nobody decided in time; both stakes are free. Anybody.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_DecisionPending`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { lapseReport } from "tallystick/watchlist";
 *
 * const sent = await lapseReport(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function lapseReport(client: Client, parameters: LapseReportParameters): Promise<SentTransaction> {
  const { list, epoch, tag, organisation, ...options } = parameters;
  const key = toReportKey({ list, epoch, tag, organisation });
  return write(client, watchlistContract(client), "lapse", [key], options);
}

/** As `lapseReport`; waits until it is mined. */
export async function lapseReportAndWait(
  client: Client,
  parameters: LapseReportParameters,
): Promise<LapseReportReturnType> {
  const receipt = await waitMined(client, await lapseReport(client, parameters));
  const { to } = eventOf(watchlistContract(client), receipt, "ReportEnded").args;
  return { status: REPORT_STATUSES[Number(to)] as ReportStatus, receipt };
}
