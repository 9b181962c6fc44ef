import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkReceivableIds } from "../../model/ids.ts";

export interface MarkOverdueParameters extends WriteOptions {
  /** Ids: see `receivableId`. */
  readonly receivables: readonly string[];
}

export interface MarkOverdueReturnType {
  /** Those that had not been before. */
  readonly overdue: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Marks receivables that are not paid after the day of payment and the days of grace. Anybody. What was marked before is passed over.
 *
 * @throws `Recourses_NotOverdue`, `Receivables_WrongState`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { markOverdue } from "tallystick/receivables";
 *
 * const sent = await markOverdue(client, { receivables: [receivable] });
 */
export async function markOverdue(client: Client, parameters: MarkOverdueParameters): Promise<SentTransaction> {
  const { receivables, ...options } = parameters;
  return write(client, receivablesContract(client), "markOverdue", [checkReceivableIds(receivables)], options);
}

/** As `markOverdue`; waits until it is mined. */
export async function markOverdueAndWait(
  client: Client,
  parameters: MarkOverdueParameters,
): Promise<MarkOverdueReturnType> {
  const receipt = await waitMined(client, await markOverdue(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableOverdue");
  return { overdue: events.map(({ args }) => args.receivable), receipt };
}
