import type { TransactionReceipt } from "ethers";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import { type ReportKey, toReportKey } from "../model/report-key.ts";
import { REPORT_STATUSES, type ReportStatus } from "../model/status.ts";

export interface ConcedeObjectionParameters extends WriteOptions, ReportKey {}

export interface ConcedeObjectionReturnType {
  readonly status: ReportStatus;
  readonly receipt: TransactionReceipt;
}

/**
 * Gives in to an objection: the stake goes to who objected. MAKER of the reporter, also while restricted.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_NotForYou`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { concedeObjection } from "tallystick/watchlist";
 *
 * const sent = await concedeObjection(client, { list, epoch: 1, tag, organisation: 7 });
 */
export async function concedeObjection(
  client: Client,
  parameters: ConcedeObjectionParameters,
): Promise<SentTransaction> {
  const { list, epoch, tag, organisation, ...options } = parameters;
  const key = toReportKey({ list, epoch, tag, organisation });
  return write(client, watchlistContract(client), "concede", [key], options);
}

/** As `concedeObjection`; waits until it is mined. */
export async function concedeObjectionAndWait(
  client: Client,
  parameters: ConcedeObjectionParameters,
): Promise<ConcedeObjectionReturnType> {
  const receipt = await waitMined(client, await concedeObjection(client, parameters));
  const { to } = eventOf(watchlistContract(client), receipt, "ReportEnded").args;
  return { status: REPORT_STATUSES[Number(to)] as ReportStatus, receipt };
}
