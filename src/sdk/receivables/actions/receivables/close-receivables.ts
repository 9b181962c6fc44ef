import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkReceivableIds } from "../../model/ids.ts";

export interface CloseReceivablesParameters extends WriteOptions {
  /** Ids: see `receivableId`. */
  readonly receivables: readonly string[];
}

export interface CloseReceivablesReturnType {
  /** Those that had not been before. */
  readonly closed: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * Closes what is paid, with late interest, and redeemed: limits are free, and the document is never used again. Anybody. What was closed before is
 * passed over.
 *
 * @throws `Receivables_NotSettled`, `Receivables_WrongState`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { closeReceivables } from "tallystick/receivables";
 *
 * const sent = await closeReceivables(client, { receivables: [receivable] });
 */
export async function closeReceivables(
  client: Client,
  parameters: CloseReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, ...options } = parameters;
  return write(client, receivablesContract(client), "close", [checkReceivableIds(receivables)], options);
}

/** As `closeReceivables`; waits until it is mined. */
export async function closeReceivablesAndWait(
  client: Client,
  parameters: CloseReceivablesParameters,
): Promise<CloseReceivablesReturnType> {
  const receipt = await waitMined(client, await closeReceivables(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableClosed");
  return { closed: events.map(({ args }) => args.receivable), receipt };
}
