import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";

export interface SetServiceEndpointParameters extends WriteOptions {
  readonly service: string;
  readonly endpointHash: string;
}

export interface SetServiceEndpointReturnType {
  readonly service: string;
  readonly endpointHash: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Moves a service to another endpoint. MAKER of the resource's owner.
 *
 * @throws `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setServiceEndpoint } from "tallystick/data";
 *
 * const sent = await setServiceEndpoint(client, { service, endpointHash: uid });
 */
export async function setServiceEndpoint(
  client: Client,
  parameters: SetServiceEndpointParameters,
): Promise<SentTransaction> {
  const { service, endpointHash, ...options } = parameters;
  return write(
    client,
    catalogContract(client),
    "setEndpoint",
    [checkBytes32("service", service), checkBytes32("endpointHash", endpointHash)],
    options,
  );
}

/** As `setServiceEndpoint`; waits until it is mined. */
export async function setServiceEndpointAndWait(
  client: Client,
  parameters: SetServiceEndpointParameters,
): Promise<SetServiceEndpointReturnType> {
  const receipt = await waitMined(client, await setServiceEndpoint(client, parameters));
  const { service, endpointHash } = eventOf(catalogContract(client), receipt, "EndpointSet").args;
  return { service, endpointHash, receipt };
}
