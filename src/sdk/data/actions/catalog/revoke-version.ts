import { type TransactionReceipt, ZeroHash } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { checkNumber } from "../../../core/whole.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";

export interface RevokeVersionParameters extends WriteOptions {
  readonly resource: string;
  readonly number: number;
  /** Hash of the reason; zero if left out. */
  readonly reason?: string;
}

export interface RevokeVersionReturnType {
  readonly resource: string;
  readonly number: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Revokes one version of a resource for ever: nothing of it is served any more. MAKER of its owner.
 *
 * @throws `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeVersion } from "tallystick/data";
 *
 * const sent = await revokeVersion(client, { resource, number: 1 });
 */
export async function revokeVersion(client: Client, parameters: RevokeVersionParameters): Promise<SentTransaction> {
  const { resource, number, reason = ZeroHash, ...options } = parameters;
  return write(
    client,
    catalogContract(client),
    "revokeVersion",
    [checkBytes32("resource", resource), checkNumber("number", number), checkBytes32("reason", reason)],
    options,
  );
}

/** As `revokeVersion`; waits until it is mined. */
export async function revokeVersionAndWait(
  client: Client,
  parameters: RevokeVersionParameters,
): Promise<RevokeVersionReturnType> {
  const receipt = await waitMined(client, await revokeVersion(client, parameters));
  const { args } = eventOf(catalogContract(client), receipt, "VersionRevoked");
  return { resource: args.resource, number: Number(args.number), receipt };
}
