import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkWhole } from "../../../core/whole.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { exceedancesContract } from "../../contracts.ts";
import type { Batch } from "../../model/batch.ts";
import { toBatchStruct } from "../../model/batch-id.ts";
import { checkBatch } from "../../model/check-batch.ts";

export interface OpenListedParameters extends WriteOptions {
  /** A sealed batch, see `getSealedBatch`. */
  readonly batch: Batch;
  /** Index of the first item of the list to open, from 0; the first if left out. */
  readonly first?: number;
  /** How many items; all from there on if left out. */
  readonly count?: number;
}

/** Why an item of a list opens nothing, in the order of the chain's numbers. */
const FAULTS = ["None", "OutsideBatch", "OtherStation", "WithinLimit"] as const;

/** An item of the list that opens nothing. */
export interface SkippedItem {
  readonly id: bigint;
  /** Its index in the list, from 0. */
  readonly item: number;
  readonly fault: (typeof FAULTS)[number];
}

export interface OpenListedReturnType {
  /** The exceedances that this transaction opened. */
  readonly opened: readonly bigint[];
  /** Items that show no exceedance; what is open already is not among them. */
  readonly skipped: readonly SkippedItem[];
  readonly receipt: TransactionReceipt;
}

/**
 * Opens the exceedances that a sealed batch lists and that are not open yet; an item that shows none is skipped. Anybody.
 *
 * @throws `Exceedances_NotProven`, `Exceedances_RangeInvalid`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { openListed } from "tallystick/sensing";
 *
 * const sent = await openListed(client, { batch });
 */
export async function openListed(client: Client, parameters: OpenListedParameters): Promise<SentTransaction> {
  const { batch, first = 0, count, ...options } = parameters;
  const most = batch.exceedances.length;
  const from = checkWhole("first", first, 0, most);
  const items = checkWhole("count", count ?? most - from, 0, most - from);
  const args = [toBatchStruct(checkBatch(batch)), from, items] as const;
  return write(client, exceedancesContract(client), "openListed", args, options);
}

/** As `openListed`; waits until it is mined and gives what was opened. */
export async function openListedAndWait(
  client: Client,
  parameters: OpenListedParameters,
): Promise<OpenListedReturnType> {
  const receipt = await waitMined(client, await openListed(client, parameters));
  const exceedances = exceedancesContract(client);
  const opened = eventsOf(exceedances, receipt, "ExceedanceOpened").map(({ args }) => args.id);
  const skipped = eventsOf(exceedances, receipt, "ListedSkipped").map(({ args }) => ({
    id: args.id,
    item: Number(args.item),
    fault: FAULTS[Number(args.fault)] as SkippedItem["fault"],
  }));
  return { opened, skipped, receipt };
}
