import { getBytes, keccak256, toBeHex, toUtf8Bytes } from "ethers";
import { checkAddress, checkBytes32 } from "../../../core/check.ts";
import { contentError } from "../content-errors.ts";
import { type Kem, openWithKey, sealForKey } from "../../../core/seal/hpke.ts";
import { CONTENT_KEY } from "./keys.ts";

const INFO = toUtf8Bytes("tallystick/grant/v1");

/** What a key is given for. An envelope opens for all of this and for nothing else. */
export interface Grant {
  readonly chainId: bigint | number;
  /** Address of the contract Agreements. */
  readonly agreements: string;
  readonly agreement: string;
  readonly resource: string;
  /** The version's number. */
  readonly version: number;
  /** The consumer's encryption key in EncryptionKeys. */
  readonly keyId: string;
}

/**
 * The additional data of a grant's envelope, 164 bytes: chain id (32), Agreements (20), agreement (32), resource (32), version (16), key
 * id (32).
 *
 * @throws `ARGUMENT_INVALID` with the field.
 */
export function grantData({
  chainId,
  agreements,
  agreement,
  resource,
  version,
  keyId,
}: Grant): Uint8Array<ArrayBuffer> {
  const parts = [
    toBeHex(chainId, 32),
    checkAddress("agreements", agreements),
    checkBytes32("agreement", agreement),
    checkBytes32("resource", resource),
    toBeHex(version, 16),
    checkBytes32("keyId", keyId),
  ];
  return Uint8Array.from(parts.flatMap((part) => [...getBytes(part)]));
}

export interface WrapKeyParameters {
  readonly grant: Grant;
  readonly kem: Kem;
  /** The consumer's, as it is in EncryptionKeys. */
  readonly publicKey: Uint8Array;
  /** 32 bytes. */
  readonly contentKey: Uint8Array;
}

/**
 * Wraps a content key for one grantee.
 *
 * @throws `ENCRYPTION_KEY_INVALID`, `SEAL_KEY_WRONG`, `ARGUMENT_INVALID`.
 */
export async function wrapContentKey({
  grant,
  kem,
  publicKey,
  contentKey,
}: WrapKeyParameters): Promise<Uint8Array<ArrayBuffer>> {
  requireContentKey(contentKey);
  return sealForKey({ kem, publicKey, info: INFO, aad: grantData(grant), plaintext: contentKey });
}

export interface UnwrapKeyParameters {
  readonly grant: Grant;
  /** Bytes, or a pair whose private key does not leave the system it is kept in. */
  readonly privateKey: Uint8Array | CryptoKeyPair;
  readonly envelope: Uint8Array;
}

/**
 * The content key of an envelope.
 *
 * @throws `ENVELOPE_INVALID`; `ENVELOPE_NOT_OPENED` for another key, another grant or an altered envelope.
 *
 * @example
 * import { unwrapContentKey } from "tallystick/data";
 *
 * const key = await unwrapContentKey({ grant, privateKey, envelope });
 */
export async function unwrapContentKey({
  grant,
  privateKey,
  envelope,
}: UnwrapKeyParameters): Promise<Uint8Array<ArrayBuffer>> {
  const contentKey = await openWithKey({ privateKey, info: INFO, aad: grantData(grant), envelope });
  requireContentKey(contentKey);
  return contentKey;
}

/** What a receipt says of an envelope: keccak-256 of its bytes. */
export function keyEnvelopeHash(envelope: Uint8Array): string {
  return keccak256(envelope);
}

function requireContentKey(key: Uint8Array): void {
  if (key.length === CONTENT_KEY) return;
  throw contentError("SEAL_KEY_WRONG", `a content key has ${CONTENT_KEY} bytes, not ${key.length}`, {
    value: key.length,
  });
}
