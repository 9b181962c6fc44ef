import type { TransactionReceipt } from "ethers";
import type { Client } from "../../../core/client.ts";
import type { SentTransaction } from "../../../core/send/sender.ts";
import { eventOf, type WriteOptions, waitMined, write } from "../../../core/write.ts";
import { encryptionKeysContract } from "../../contracts.ts";
import { checkEncryptionKey, type EncryptionKey } from "../../model/key/encryption-key.ts";

export interface RegisterEncryptionKeyParameters extends WriteOptions {
  readonly key: EncryptionKey;
}

export interface RegisterEncryptionKeyReturnType {
  readonly key: string;
  readonly org: number;
  readonly receipt: TransactionReceipt;
}

/**
 * Registers a public key to which data are sealed, for the sender's organisation. MAKER or ADMIN of an active one.
 *
 * @throws `EncryptionKeys_*`; `Members_*` when the sender may not; `ARGUMENT_INVALID`, `NOT_SECONDS`.
 *
 * @example
 * import { registerEncryptionKey } from "tallystick/data";
 *
 * const key = { kem: 0x0020, publicKey, notBefore: 1_790_000_000, notAfter: 1_893_456_000 };
 * const sent = await registerEncryptionKey(client, { key });
 */
export async function registerEncryptionKey(
  client: Client,
  parameters: RegisterEncryptionKeyParameters,
): Promise<SentTransaction> {
  const { key, ...options } = parameters;
  return write(client, encryptionKeysContract(client), "register", [checkEncryptionKey(key)], options);
}

/** As `registerEncryptionKey`; waits until it is mined. */
export async function registerEncryptionKeyAndWait(
  client: Client,
  parameters: RegisterEncryptionKeyParameters,
): Promise<RegisterEncryptionKeyReturnType> {
  const receipt = await waitMined(client, await registerEncryptionKey(client, parameters));
  const { args } = eventOf(encryptionKeysContract(client), receipt, "KeyRegistered");
  return { key: args.key, org: Number(args.org), receipt };
}
