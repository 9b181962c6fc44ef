import type { TransactionReceipt } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { encryptionKeysContract } from "../../contracts.ts";

export interface RevokeEncryptionKeyParameters extends WriteOptions {
  /** Its id. */
  readonly key: string;
}

export interface RevokeEncryptionKeyReturnType {
  readonly key: string;
  readonly receipt: TransactionReceipt;
}

/**
 * Ends an encryption key at once and for ever. MAKER or ADMIN of its organisation.
 *
 * @throws `EncryptionKeys_*`; `Members_*`; `ARGUMENT_INVALID`.
 *
 * @example
 * import { revokeEncryptionKey } from "tallystick/data";
 *
 * const sent = await revokeEncryptionKey(client, { key });
 */
export async function revokeEncryptionKey(
  client: Client,
  parameters: RevokeEncryptionKeyParameters,
): Promise<SentTransaction> {
  const { key, ...options } = parameters;
  return write(client, encryptionKeysContract(client), "revoke", [checkBytes32("key", key)], options);
}

/** As `revokeEncryptionKey`; waits until it is mined. */
export async function revokeEncryptionKeyAndWait(
  client: Client,
  parameters: RevokeEncryptionKeyParameters,
): Promise<RevokeEncryptionKeyReturnType> {
  const receipt = await waitMined(client, await revokeEncryptionKey(client, parameters));
  const { key } = eventOf(encryptionKeysContract(client), receipt, "KeyRevoked").args;
  return { key, receipt };
}
