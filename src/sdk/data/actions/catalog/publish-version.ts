import type { TransactionReceipt } from "ethers";
import { checkBytes } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";
import { checkVersion, type Version } from "../../model/catalogue/version.ts";

export interface PublishVersionParameters extends WriteOptions {
  readonly version: Version;
  /** By a MAKER of the source, see `signVersion`. */
  readonly sourceSignature: string;
  /** By MAKERs or CHECKERs of validators, by the numbers of their organisations, see `signValidation`. */
  readonly validatorSignatures?: readonly string[];
}

export interface PublishVersionReturnType {
  readonly resource: string;
  readonly number: number;
  readonly digest: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Publishes the next version of a resource. MAKER of its owner.
 *
 * @throws `Catalog_*`; `Members_*`; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { publishVersion } from "tallystick/data";
 *
 * const sent = await publishVersion(client, { version, sourceSignature });
 */
export async function publishVersion(client: Client, parameters: PublishVersionParameters): Promise<SentTransaction> {
  const { version, sourceSignature, validatorSignatures = [], ...options } = parameters;
  checkBytes("sourceSignature", sourceSignature);
  for (const [n, each] of validatorSignatures.entries()) checkBytes(`validatorSignatures[${n}]`, each);
  return write(
    client,
    catalogContract(client),
    "publish",
    [checkVersion(version), sourceSignature, [...validatorSignatures]],
    options,
  );
}

/** As `publishVersion`; waits until it is mined. */
export async function publishVersionAndWait(
  client: Client,
  parameters: PublishVersionParameters,
): Promise<PublishVersionReturnType> {
  const receipt = await waitMined(client, await publishVersion(client, parameters));
  const { args } = eventOf(catalogContract(client), receipt, "VersionPublished");
  return { resource: args.resource, number: Number(args.number), digest: args.digest, receipt };
}
