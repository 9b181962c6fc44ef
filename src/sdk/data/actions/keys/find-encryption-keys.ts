import type { Client } from "../../../core/client.ts";
import { deployedContract } from "../../../core/deployment.ts";
import { queryEvents } from "../../../core/query-events.ts";
import { checkNumber } from "../../../core/whole.ts";
import { encryptionKeysContract } from "../../contracts.ts";
import { type GetEncryptionKeyReturnType, getEncryptionKey } from "./get-encryption-key.ts";

export interface FindEncryptionKeysParameters {
  /** Organisation. */
  readonly org: number;
}

/**
 * The encryption keys that an organisation registered, in their order, those that are revoked or over as well.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { findEncryptionKeys } from "tallystick/data";
 *
 * const keys = await findEncryptionKeys(client, { org: 2 });
 */
export async function findEncryptionKeys(
  client: Client,
  parameters: FindEncryptionKeysParameters,
): Promise<GetEncryptionKeyReturnType[]> {
  const org = checkNumber("org", parameters.org);
  const contract = encryptionKeysContract(client);
  const { block } = deployedContract(client.deployment, "EncryptionKeys", "data");
  const found: GetEncryptionKeyReturnType[] = [];
  const filter = contract.filters.KeyRegistered(undefined, org);
  for await (const { args } of queryEvents(client, contract, filter, { fromBlock: block })) {
    found.push(await getEncryptionKey(client, { key: args.key }));
  }
  return found;
}
