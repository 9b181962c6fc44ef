import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";
import { REPORT_STATUSES, type ReportStatus } from "../model/status.ts";

export interface ReleaseReportParameters extends WriteOptions, ReportKey {}

export interface ReleaseReportReturnType {
  readonly status: ReportStatus;
  readonly receipt: TransactionReceipt;
}

/**
 * Frees the stake of a report whose time, or epoch, is over. Anybody.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_StillInForce`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { releaseReport } from "tallystick/watchlist";
 *
 * const sent = await releaseReport(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function releaseReport(client: Client, parameters: ReleaseReportParameters): Promise<SentTransaction> {
  const { list, epoch, tag, organisation, ...options } = parameters;
  const key = toReportKey({ list, epoch, tag, organisation });
  return write(client, watchlistContract(client), "release", [key], options);
}

/** As `releaseReport`; waits until it is mined. */
export async function releaseReportAndWait(
  client: Client,
  parameters: ReleaseReportParameters,
): Promise<ReleaseReportReturnType> {
  const receipt = await waitMined(client, await releaseReport(client, parameters));
  const { to } = eventOf(watchlistContract(client), receipt, "ReportEnded").args;
  return { status: REPORT_STATUSES[Number(to)] as ReportStatus, receipt };
}
