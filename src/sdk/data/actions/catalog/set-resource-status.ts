import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";
import { checkName } from "../../model/check-fields.ts";
import { nameOf, RESOURCE_STATUSES, type ResourceStatus } from "../../model/states.ts";

export interface SetResourceStatusParameters extends WriteOptions {
  readonly resource: string;
  readonly status: Exclude<ResourceStatus, "None">;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface SetResourceStatusReturnType {
  readonly resource: string;
  readonly from: ResourceStatus;
  readonly to: ResourceStatus;
  readonly receipt: TransactionReceipt;
}

/**
 * Moves a resource to another status. MAKER of its owner.
 *
 * @throws `Catalog_StatusForbidden`, `Catalog_NoVersion`, `Catalog_NotOwner`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { setResourceStatus } from "tallystick/data";
 *
 * const sent = await setResourceStatus(client, { resource, status: "Active" });
 */
export async function setResourceStatus(
  client: Client,
  parameters: SetResourceStatusParameters,
): Promise<SentTransaction> {
  const { resource, status, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    catalogContract(client),
    "setStatus",
    [
      checkBytes32("resource", resource),
      checkName("status", status, RESOURCE_STATUSES),
      checkBytes32("reason", reason),
    ],
    options,
  );
}

/** As `setResourceStatus`; waits until it is mined. */
export async function setResourceStatusAndWait(
  client: Client,
  parameters: SetResourceStatusParameters,
): Promise<SetResourceStatusReturnType> {
  const receipt = await waitMined(client, await setResourceStatus(client, parameters));
  const { args } = eventOf(catalogContract(client), receipt, "ResourceMoved");
  return {
    resource: args.resource,
    from: nameOf(RESOURCE_STATUSES, args.from),
    to: nameOf(RESOURCE_STATUSES, args.to),
    receipt,
  };
}
