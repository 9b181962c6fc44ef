import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { catalogContract } from "../../contracts.ts";
import { checkResourceTerms, type ResourceTerms } from "../../model/catalogue/resource.ts";

export interface CreateResourceParameters extends WriteOptions {
  /** 32 bytes of the owner's choosing, see `resourceName`. */
  readonly name: string;
  /** Fixed for good. */
  readonly terms: ResourceTerms;
}

export interface CreateResourceReturnType {
  readonly resource: string;
  readonly owner: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Creates a resource of the sender's organisation, as a draft. MAKER.
 *
 * @throws `Catalog_Exists`, `Catalog_ValidatorsTooMany`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { createResource } from "tallystick/data";
 *
 * const terms = { consent: "Always", visibility: "Members", validators: 1 } as const;
 * const sent = await createResource(client, { name: uid, terms });
 */
export async function createResource(client: Client, parameters: CreateResourceParameters): Promise<SentTransaction> {
  const { name, terms, ...options } = parameters;
  return write(
    client,
    catalogContract(client),
    "create",
    [checkBytes32("name", name), checkResourceTerms(terms)],
    options,
  );
}

/** As `createResource`; waits until it is mined. */
export async function createResourceAndWait(
  client: Client,
  parameters: CreateResourceParameters,
): Promise<CreateResourceReturnType> {
  const receipt = await waitMined(client, await createResource(client, parameters));
  const { args } = eventOf(catalogContract(client), receipt, "ResourceCreated");
  return { resource: args.resource, owner: Number(args.owner), receipt };
}
