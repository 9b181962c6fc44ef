import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import type { ReportMessage } from "../model/messages.ts";

export interface BringReportParameters extends WriteOptions {
  readonly report: ReportMessage;
  /** Of a MAKER of the reporter, see `signReport`. */
  readonly signature: string;
  /** Of the subject's key, see `subjectKeyOf`: it binds this organisation, so nobody who sees it can use it. */
  readonly knowledge: string;
}

export interface BringReportReturnType {
  readonly tag: string;
  readonly number: number;
  readonly until: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a signed report to the chain, and locks the reporter's stake. Anybody.
 *
 * @throws `Watchlist_SubjectNotKnown`, `Watchlist_WrongStatus`, `Watchlist_WrongNumber`, `Watchlist_TooSoon`, `Watchlist_PointsMissing`,
 * `Watchlist_EpochClosed`, `Watchlist_UntilInvalid`, `Watchlist_OperatorReports`, `Watchlist_ReportersFull`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { bringReport, signReport, subjectKeyOf, watchlistEip712Domain } from "tallystick/watchlist";
 *
 * const { tag, signReport: prove } = subjectKeyOf({ list, epoch: 1, output });
 * const times = { until: 1893456000n, deadline: 1800000000n };
 * const report = { list, epoch: 1, tag, organisation: 7, number: 1, reason: 0, evidence: root, ...times };
 * const knowledge = prove(watchlistEip712Domain(deployment), report);
 * const sent = await bringReport(client, { report, signature: await signReport(signer, deployment, report), knowledge });
 */
export async function bringReport(client: Client, parameters: BringReportParameters): Promise<SentTransaction> {
  const { report, signature, knowledge, ...options } = parameters;
  checkBytes("signature", signature);
  checkBytes("knowledge", knowledge);
  return write(client, watchlistContract(client), "report", [report, signature, knowledge], options);
}

/** As `bringReport`; waits until it is mined. */
export async function bringReportAndWait(
  client: Client,
  parameters: BringReportParameters,
): Promise<BringReportReturnType> {
  const receipt = await waitMined(client, await bringReport(client, parameters));
  const { tag, number, until } = eventOf(watchlistContract(client), receipt, "Reported").args;
  return { tag, number: Number(number), until, receipt };
}
