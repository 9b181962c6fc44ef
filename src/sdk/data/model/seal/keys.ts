import { toUtf8Bytes } from "ethers";
import { contentError } from "../content-errors.ts";

/** Bytes of a content key. */
export const CONTENT_KEY = 32;
const INFO = "tallystick/seal/v1";

export interface SealKeys {
  /** AES-256-GCM, of this sealing and no other. */
  readonly key: CryptoKey;
  /** 32 bytes that no other content key and salt give. */
  readonly commitment: Uint8Array<ArrayBuffer>;
}

/**
 * The keys of one sealing: HKDF-SHA-256 of the content key with the sealing's random salt. So a content key may seal any number of
 * contents, and each counts its nonces from zero under a key of its own.
 *
 * @throws `SEAL_KEY_WRONG` unless the content key has 32 bytes.
 */
export async function sealKeysOf(contentKey: Uint8Array, salt: Uint8Array): Promise<SealKeys> {
  if (contentKey.length !== CONTENT_KEY) {
    throw contentError("SEAL_KEY_WRONG", `a content key has ${CONTENT_KEY} bytes, not ${contentKey.length}`, {
      value: contentKey.length,
    });
  }
  const { subtle } = globalThis.crypto;
  const from = await subtle.importKey("raw", Uint8Array.from(contentKey), "HKDF", false, ["deriveBits"]);
  const derive = async (use: string) =>
    subtle.deriveBits(
      {
        name: "HKDF",
        hash: "SHA-256",
        salt: Uint8Array.from(salt),
        info: Uint8Array.from(toUtf8Bytes(`${INFO} ${use}`)),
      },
      from,
      256,
    );
  const [raw, commitment] = [await derive("key"), await derive("commitment")];
  const key = await subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { key, commitment: new Uint8Array(commitment) };
}

/** Of a chunk: number, 11 bytes, and whether it is the last. Under a key each number is used once. */
export function nonceOf(chunk: number, last: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setBigUint64(3, BigInt(chunk));
  nonce[11] = last ? 1 : 0;
  return nonce;
}
