import type { Client } from "../../core/client.ts";
import { rpc } from "../../core/rpc.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";
import { REPORT_STATUSES, type ReportStatus } from "../model/status.ts";

export interface GetReportParameters extends ReportKey {}

export interface WatchlistReport {
  readonly status: ReportStatus;
  readonly reason: number;
  /** Whether it earned. */
  readonly earned: boolean;
  /** Zero where the organisation never reported the tag. */
  readonly number: number;
  /** Objections to this number. */
  readonly objections: number;
  readonly reportedAt: bigint;
  readonly until: bigint;
  /** The objection that is open. */
  readonly objection?: { readonly objector: number; readonly decideBy: bigint };
}

/**
 * Reads what is on record of an organisation's report.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { getReport } from "tallystick/watchlist";
 *
 * const { status, number } = await getReport(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function getReport(client: Client, parameters: GetReportParameters): Promise<WatchlistReport> {
  const key = toReportKey(parameters);
  const watchlist = watchlistContract(client);
  const [record, open] = await rpc(() => Promise.all([watchlist.recordOf(key), watchlist.objectionOf(key)]));
  const status = REPORT_STATUSES[Number(record.status)] as ReportStatus;
  const objection =
    status === "Contested" ? { objection: { objector: Number(open.objector), decideBy: open.decideBy } } : {};
  return {
    status,
    reason: Number(record.reason),
    earned: record.earned,
    number: Number(record.number),
    objections: Number(record.objections),
    reportedAt: record.reportedAt,
    until: record.until,
    ...objection,
  };
}
