import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { type EndedReceivable, endedReceivables } from "../../model/ended.ts";
import { type Receivable, toReceivableStructs } from "../../model/receivable.ts";

export interface ExpireReceivablesParameters extends WriteOptions {
  readonly receivables: readonly Receivable[];
}

export interface ExpireReceivablesReturnType {
  readonly ended: readonly EndedReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * Ends what nobody confirmed in time. Anybody. What expired before is passed over.
 *
 * @throws `Receivables_NotExpired`, `Receivables_WrongState`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { expireReceivables } from "tallystick/receivables";
 *
 * const sent = await expireReceivables(client, { receivables: [terms] });
 */
export async function expireReceivables(
  client: Client,
  parameters: ExpireReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, ...options } = parameters;
  return write(client, receivablesContract(client), "expire", [toReceivableStructs(receivables)], options);
}

/** As `expireReceivables`; waits until it is mined. */
export async function expireReceivablesAndWait(
  client: Client,
  parameters: ExpireReceivablesParameters,
): Promise<ExpireReceivablesReturnType> {
  const receipt = await waitMined(client, await expireReceivables(client, parameters));
  return { ended: endedReceivables(client, receipt), receipt };
}
