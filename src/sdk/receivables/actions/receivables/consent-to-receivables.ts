import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";
import { checkReceivableIds } from "../../model/ids.ts";

export interface ConsentToReceivablesParameters extends WriteOptions {
  /** Ids: see `receivableId`. */
  readonly receivables: readonly string[];
}

export interface ConsentToReceivablesReturnType {
  readonly receivables: readonly string[];
  readonly receipt: TransactionReceipt;
}

/**
 * The creditor agrees to be paid in units of what the obligor registered. MAKER of the creditor.
 *
 * @throws `Receivables_WrongState`, `Receivables_NotParty`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { consentToReceivables } from "tallystick/receivables";
 *
 * const sent = await consentToReceivables(client, { receivables: [receivable] });
 */
export async function consentToReceivables(
  client: Client,
  parameters: ConsentToReceivablesParameters,
): Promise<SentTransaction> {
  const { receivables, ...options } = parameters;
  return write(client, receivablesContract(client), "consent", [checkReceivableIds(receivables)], options);
}

/** As `consentToReceivables`; waits until it is mined. */
export async function consentToReceivablesAndWait(
  client: Client,
  parameters: ConsentToReceivablesParameters,
): Promise<ConsentToReceivablesReturnType> {
  const receipt = await waitMined(client, await consentToReceivables(client, parameters));
  const events = eventsOf(receivablesContract(client), receipt, "ReceivableConsented");
  return { receivables: events.map(({ args }) => args.receivable), receipt };
}
