import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../core/check.ts";
import type { Client } from "../../core/client.ts";
import type { SentTransaction } from "../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../core/write.ts";
import { watchlistContract } from "../contracts.ts";
import type { ObjectionMessage } from "../model/messages.ts";

export interface ObjectToReportParameters extends WriteOptions {
  readonly objection: ObjectionMessage;
  /** Of a MAKER of the objector, see `signObjection`. */
  readonly signature: string;
}

export interface ObjectToReportReturnType {
  readonly objection: number;
  /** Last second at which it can be decided; then the report falls. */
  readonly decideBy: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Brings a signed objection to the chain, and locks the objector's stake; a regulator locks none. Anybody.
 *
 * @throws `Watchlist_WrongStatus`, `Watchlist_WrongNumber`, `Watchlist_OwnReport`, `Watchlist_PointsMissing`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { objectToReport, signObjection } from "tallystick/watchlist";
 *
 * const which = { list, epoch: 1, tag, organisation: 7, number: 1 };
 * const objection = { ...which, objector: 9, objection: 1, grounds: root, deadline: 1800000000n };
 * const sent = await objectToReport(client, { objection, signature: await signObjection(signer, deployment, objection) });
 */
export async function objectToReport(client: Client, parameters: ObjectToReportParameters): Promise<SentTransaction> {
  const { objection, signature, ...options } = parameters;
  checkBytes("signature", signature);
  return write(client, watchlistContract(client), "object", [objection, signature], options);
}

/** As `objectToReport`; waits until it is mined. */
export async function objectToReportAndWait(
  client: Client,
  parameters: ObjectToReportParameters,
): Promise<ObjectToReportReturnType> {
  const receipt = await waitMined(client, await objectToReport(client, parameters));
  const { objection, decideBy } = eventOf(watchlistContract(client), receipt, "ReportContested").args;
  return { objection: Number(objection), decideBy, receipt };
}
