import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, mined, type WriteOptions, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import type { Batch } from "../../model/batch.ts";
import { toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";

export interface OpenListedParameters extends WriteOptions {
  /** A sealed batch, see `getSealedBatch`. */
  readonly batch: Batch;
}

export interface OpenListedReturnType {
  /** The exceedances that this transaction opened. */
  readonly opened: readonly bigint[];
  readonly receipt: TransactionReceipt;
}

/**
 * Opens the exceedances that a sealed batch lists and that are not open yet. Anybody.
 *
 * @throws `Exceedances_NotProven`, `Exceedances_WithinLimit`, `Exceedances_OtherStation`, `Sensors_UnknownSensor`;
 * `ARGUMENT_INVALID`.
 *
 * @example
 * import { openListed } from "tallystick/sensing";
 *
 * const sent = await openListed(client, { batch });
 */
export async function openListed(client: Client, parameters: OpenListedParameters): Promise<SentTransaction> {
  const { batch, ...options } = parameters;
  return write(client, exceedancesContract(client), "openListed", [toBatchStruct(checkBatch(batch))], options);
}

/** As `openListed`; waits until it is mined and gives what was opened. */
export async function openListedAndWait(
  client: Client,
  parameters: OpenListedParameters,
): Promise<OpenListedReturnType> {
  const receipt = await mined(client, await openListed(client, parameters));
  const events = eventsOf(exceedancesContract(client), receipt, "ExceedanceOpened");
  return { opened: events.map(({ args }) => args.id), receipt };
}
