import { hexlify } from "ethers";
import { generateEncryptionKey, KEM } from "../../core/seal/hpke.ts";

/** An X25519 key pair of one ask: 32 bytes each, in hex. */
export interface AskKey {
  /** What the ask says: `key`. */
  readonly key: string;
  /** A secret of the seller. Who has it reads every quote that is sent for the ask. */
  readonly privateKey: string;
}

/**
 * Makes a key to which quotes for one ask are sealed. Needs no network.
 *
 * @example
 * import { generateAskKey } from "tallystick/board";
 *
 * const { key, privateKey } = await generateAskKey();
 */
export async function generateAskKey(): Promise<AskKey> {
  const { publicKey, privateKey } = await generateEncryptionKey(KEM.x25519);
  return { key: hexlify(publicKey), privateKey: hexlify(privateKey) };
}
