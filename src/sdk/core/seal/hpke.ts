import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import { sdkError } from "../errors.ts";

/** Key encapsulation mechanisms by their numbers in RFC 9180. */
export const KEM = { p256: 0x0010, x25519: 0x0020 } as const;
export type Kem = (typeof KEM)[keyof typeof KEM];

/** Bytes of a public key, which are those of an encapsulated key too. */
const PUBLIC_KEY: Readonly<Record<Kem, number>> = { [KEM.p256]: 65, [KEM.x25519]: 32 };
/** Bytes of the number of the mechanism. */
const NUMBER = 2;
const TAG = 16;

/** A key of an organisation to which contents' keys are wrapped, or of an ask to which quotes are sealed. */
export interface EncryptionKeyPair {
  readonly kem: Kem;
  /** 65 bytes (P-256, uncompressed) or 32 (X25519). */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** 32 bytes. A secret. */
  readonly privateKey: Uint8Array<ArrayBuffer>;
}

/** @throws `ENCRYPTION_KEY_INVALID` for a mechanism that is not supported. */
function suiteOf(kem: number): CipherSuite {
  if (kem !== KEM.p256 && kem !== KEM.x25519) throw invalidKey("kem", kem, "0x0010 or 0x0020");
  return new CipherSuite({
    kem: kem === KEM.p256 ? new DhkemP256HkdfSha256() : new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}

/** @throws `ENCRYPTION_KEY_INVALID`. */
export async function generateEncryptionKey(kem: Kem): Promise<EncryptionKeyPair> {
  const { kem: mechanism } = suiteOf(kem);
  const { publicKey, privateKey } = await mechanism.generateKeyPair();
  return {
    kem,
    publicKey: new Uint8Array(await mechanism.serializePublicKey(publicKey)),
    privateKey: new Uint8Array(await mechanism.serializePrivateKey(privateKey)),
  };
}

/** Whether bytes are a public key of a mechanism. @throws `ENCRYPTION_KEY_INVALID` otherwise. */
export async function checkPublicKey(kem: number, publicKey: Uint8Array): Promise<void> {
  await importPublicKey(suiteOf(kem), kem as Kem, publicKey);
}

async function importPublicKey(suite: CipherSuite, kem: Kem, publicKey: Uint8Array): Promise<CryptoKey> {
  if (publicKey.length !== PUBLIC_KEY[kem]) throw invalidKey("publicKey", publicKey.length, `${PUBLIC_KEY[kem]} bytes`);
  try {
    return await suite.kem.deserializePublicKey(Uint8Array.from(publicKey));
  } catch (cause) {
    throw invalidKey("publicKey", `${publicKey.length} bytes`, "a point of its curve", cause);
  }
}

export interface HpkeSealParameters {
  readonly kem: number;
  /** The receiver's. */
  readonly publicKey: Uint8Array;
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
  readonly plaintext: Uint8Array;
}

/**
 * Seals a short secret for one key, RFC 9180 in base mode with HKDF-SHA-256 and AES-256-GCM: number of the mechanism (2 bytes),
 * encapsulated key, ciphertext.
 *
 * @throws `ENCRYPTION_KEY_INVALID`.
 */
export async function sealForKey({
  kem,
  publicKey,
  info,
  aad,
  plaintext,
}: HpkeSealParameters): Promise<Uint8Array<ArrayBuffer>> {
  const suite = suiteOf(kem);
  const recipientPublicKey = await importPublicKey(suite, kem as Kem, publicKey);
  let sealed: { enc: ArrayBuffer; ct: ArrayBuffer };
  try {
    sealed = await suite.seal(
      { recipientPublicKey, info: Uint8Array.from(info) },
      Uint8Array.from(plaintext),
      Uint8Array.from(aad),
    );
  } catch (cause) {
    throw invalidKey("publicKey", `${publicKey.length} bytes`, "a key that one can agree on a secret with", cause);
  }
  const envelope = new Uint8Array(NUMBER + sealed.enc.byteLength + sealed.ct.byteLength);
  new DataView(envelope.buffer).setUint16(0, kem);
  envelope.set(new Uint8Array(sealed.enc), NUMBER);
  envelope.set(new Uint8Array(sealed.ct), NUMBER + sealed.enc.byteLength);
  return envelope;
}

export interface HpkeOpenParameters {
  /**
   * The receiver's: bytes, or a pair whose private key does not leave the system it is kept in. Of the private key alone the public one
   * could not be had then, and it is part of what is derived.
   */
  readonly privateKey: Uint8Array | CryptoKeyPair;
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
  readonly envelope: Uint8Array;
}

/** @throws `ENVELOPE_INVALID`, `ENVELOPE_NOT_OPENED`, `ENCRYPTION_KEY_INVALID`. */
export async function openWithKey({
  privateKey,
  info,
  aad,
  envelope,
}: HpkeOpenParameters): Promise<Uint8Array<ArrayBuffer>> {
  if (envelope.length < NUMBER) throw invalidEnvelope("length", envelope.length);
  const kem = new DataView(envelope.buffer, envelope.byteOffset).getUint16(0);
  if (kem !== KEM.p256 && kem !== KEM.x25519) throw invalidEnvelope("kem", kem);
  const width = PUBLIC_KEY[kem];
  if (envelope.length < NUMBER + width + TAG) throw invalidEnvelope("length", envelope.length);
  const suite = suiteOf(kem);
  const recipientKey = await importPrivateKey(suite, privateKey);
  const [enc, ct] = [envelope.slice(NUMBER, NUMBER + width), envelope.slice(NUMBER + width)];
  try {
    return new Uint8Array(
      await suite.open({ recipientKey, enc, info: Uint8Array.from(info) }, ct, Uint8Array.from(aad)),
    );
  } catch (cause) {
    throw sdkError("ENVELOPE_NOT_OPENED", "the envelope does not open with this key for this grant", { kem }, cause);
  }
}

async function importPrivateKey(
  suite: CipherSuite,
  key: Uint8Array | CryptoKeyPair,
): Promise<CryptoKey | CryptoKeyPair> {
  if (!(key instanceof Uint8Array)) return key;
  try {
    return await suite.kem.deserializePrivateKey(Uint8Array.from(key));
  } catch (cause) {
    throw invalidKey("privateKey", `${key.length} bytes`, "one of its mechanism", cause);
  }
}

function invalidKey(field: string, value: unknown, expected: string, cause?: unknown) {
  return sdkError(
    "ENCRYPTION_KEY_INVALID",
    `${field} should be ${expected}, is ${String(value)}`,
    { field, value },
    cause,
  );
}

function invalidEnvelope(field: string, value: unknown) {
  return sdkError("ENVELOPE_INVALID", `envelope: ${field} is ${String(value)}`, { field, value });
}
