import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";
import { checkService, type Service } from "../../model/catalogue/service.ts";

export interface AddServiceParameters extends WriteOptions {
  /** 32 bytes of the owner's choosing. */
  readonly name: string;
  readonly service: Service;
}

export interface AddServiceReturnType {
  readonly service: string;
  readonly resource: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Adds a service to a resource. MAKER of its owner.
 *
 * @throws `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { addService } from "tallystick/data";
 *
 * const service = { resource, kind: "Download", interfaceHash: uid, endpointHash: uid } as const;
 * const sent = await addService(client, { name: uid, service });
 */
export async function addService(client: Client, parameters: AddServiceParameters): Promise<SentTransaction> {
  const { name, service, ...options } = parameters;
  return write(
    client,
    catalogContract(client),
    "addService",
    [checkBytes32("name", name), checkService(service)],
    options,
  );
}

/** As `addService`; waits until it is mined. */
export async function addServiceAndWait(
  client: Client,
  parameters: AddServiceParameters,
): Promise<AddServiceReturnType> {
  const receipt = await waitMined(client, await addService(client, parameters));
  const { service, resource } = eventOf(catalogContract(client), receipt, "ServiceAdded").args;
  return { service, resource, receipt };
}
