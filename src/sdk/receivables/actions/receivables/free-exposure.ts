import type { TransactionReceipt } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventsOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { receivablesContract } from "../../contracts.ts";

export interface FreeExposureParameters extends WriteOptions {
  readonly receivable: string;
  /** Account that bought units. */
  readonly holder: string;
}

export interface FreeExposureReturnType {
  /** 0 where nothing was to be freed. */
  readonly amount: bigint;
  readonly receipt: TransactionReceipt;
}

/**
 * Frees the part of a buyer's limit whose units it passed on. Anybody.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { freeExposure } from "tallystick/receivables";
 *
 * const sent = await freeExposure(client, { receivable, holder: account });
 */
export async function freeExposure(client: Client, parameters: FreeExposureParameters): Promise<SentTransaction> {
  const { receivable, holder, ...options } = parameters;
  const args = [checkBytes32("receivable", receivable), checkAddress("holder", holder)] as const;
  return write(client, receivablesContract(client), "freeExposure", args, options);
}

/** As `freeExposure`; waits until it is mined. */
export async function freeExposureAndWait(
  client: Client,
  parameters: FreeExposureParameters,
): Promise<FreeExposureReturnType> {
  const receipt = await waitMined(client, await freeExposure(client, parameters));
  const [freed] = eventsOf(receivablesContract(client), receipt, "ExposureFreed");
  return { amount: freed?.args.amount ?? 0n, receipt };
}
