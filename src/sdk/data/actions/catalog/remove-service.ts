import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";

export interface RemoveServiceParameters extends WriteOptions {
  readonly service: string;
}

export interface RemoveServiceReturnType {
  readonly service: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends a service for ever: no more offers are made of it. MAKER of the resource's owner.
 *
 * @throws `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { removeService } from "tallystick/data";
 *
 * const sent = await removeService(client, { service });
 */
export async function removeService(client: Client, parameters: RemoveServiceParameters): Promise<SentTransaction> {
  const { service, ...options } = parameters;
  return write(client, catalogContract(client), "removeService", [checkBytes32("service", service)], options);
}

/** As `removeService`; waits until it is mined. */
export async function removeServiceAndWait(
  client: Client,
  parameters: RemoveServiceParameters,
): Promise<RemoveServiceReturnType> {
  const receipt = await waitMined(client, await removeService(client, parameters));
  const { service } = eventOf(catalogContract(client), receipt, "ServiceRemoved").args;
  return { service, receipt };
}
