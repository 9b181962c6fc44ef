import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { type EndedReceivable, endedReceivables } from "../../model/ended.ts";
import { type Receivable, toReceivableStructs } from "../../model/receivable.ts";

export interface RejectReceivablesParameters extends WriteOptions {
  readonly receivables: readonly Receivable[];
  /** Hash of the document that says why; zero if left out. */
  readonly reason?: string;
}

export interface RejectReceivablesReturnType {
  readonly ended: readonly EndedReceivable[];
  readonly receipt: TransactionReceipt;
}

/**
 * The obligor does not confirm. MAKER of the obligor, also while it is restricted. The documents are free again.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`; `Members_*`; `ARGUMENT_INVALID`, `DATE_INVALID`.
 *
 * @example
 * import { rejectReceivables } from "tallystick/receivables";
 *
 * const sent = await rejectReceivables(client, { receivables: [terms], reason: uid });
 */
export async function rejectReceivables(
  client: Client,
  parameters: RejectReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, reason = ZeroHash, ...options } = parameters;
  const args = [toReceivableStructs(receivables), checkBytes32("reason", reason)] as const;
  return write(client, receivablesContract(client), "reject", args, options);
}

/** As `rejectReceivables`; waits until it is mined. */
export async function rejectReceivablesAndWait(
  client: Client,
  parameters: RejectReceivablesParameters,
): Promise<RejectReceivablesReturnType> {
  const receipt = await waitMined(client, await rejectReceivables(client, parameters));
  return { ended: endedReceivables(client, receipt), receipt };
}
