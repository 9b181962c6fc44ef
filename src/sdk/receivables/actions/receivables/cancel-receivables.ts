import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { type EndedReceivable, endedReceivables } from "../../model/ended.ts";
import { type Receivable, toReceivableStructs } from "../../model/receivable.ts";

export interface CancelReceivablesParameters extends WriteOptions {
  readonly receivables: readonly Receivable[];
}

export interface CancelReceivablesReturnType {
  readonly ended: readonly EndedReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * The creditor takes back what was not confirmed. MAKER of the creditor, also while it is restricted.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { cancelReceivables } from "tallystick/receivables";
 *
 * const sent = await cancelReceivables(client, { receivables: [terms] });
 */
export async function cancelReceivables(
  client: Client,
  parameters: CancelReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, ...options } = parameters;
  return write(client, receivablesContract(client), "cancel", [toReceivableStructs(receivables)], options);
}

/** As `cancelReceivables`; waits until it is mined. */
export async function cancelReceivablesAndWait(
  client: Client,
  parameters: CancelReceivablesParameters,
): Promise<CancelReceivablesReturnType> {
  const receipt = await waitMined(client, await cancelReceivables(client, parameters));
  return { ended: endedReceivables(client, receipt), receipt };
}
