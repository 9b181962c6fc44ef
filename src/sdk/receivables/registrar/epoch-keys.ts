import { AbiCoder, type BytesLike, computeHmac, dataLength, isBytesLike } from "ethers";
import { checkBytes32, checkThat } from "../../core/check.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";

/** What keys are asked for: digests of an organisation's own documents. */
export interface KeysRequest {
  /** Who issued the documents. */
  readonly organisation: number;
  readonly digests: readonly string[];
}

/** The keys of some digests under one epoch of a registrar, in the order of the digests. */
export interface EpochKeys {
  readonly epoch: number;
  readonly keys: readonly string[];
}

/** The keys of digests under every key epoch that a registrar has, newest first. */
export interface KeysFound {
  readonly epochs: readonly EpochKeys[];
  /** What the registrar signed, for others to verify; keys that were made at hand have none. */
  readonly answer?: SignedKeysAnswer;
}

export type FingerprintKeys = (request: KeysRequest) => Promise<KeysFound>;

/** The keys of a request, as the registrar states them. */
export interface KeysAnswer {
  /** `questionDigest` of what was asked. */
  readonly question: string;
  readonly organisation: number;
  readonly digests: readonly string[];
  /** Newest first. */
  readonly epochs: readonly EpochKeys[];
  /** Seconds since 1970. */
  readonly answeredAt: number;
}

/** What a registrar sends. */
export interface SignedKeysAnswer extends KeysAnswer {
  readonly signature: string;
}

/** A secret of a registrar, and the number of the time that it is used in, from 1. */
export interface EpochSecret {
  readonly epoch: number;
  /** 32 bytes or more. */
  readonly secret: BytesLike;
}

const TAG = "tallystick.fingerprint";

/**
 * The key of a digest: HMAC-SHA-256, under the registrar's secret, of the digest and of whose document it is. As the organisation is
 * part of it, nobody gets the keys of another's documents by asking in his own name.
 *
 * @throws `ARGUMENT_INVALID`, which never carries the secret.
 */
export function fingerprintKeyOf(secret: BytesLike, organisation: number, digest: string): string {
  checkThat(isBytesLike(secret) && dataLength(secret) >= 32, "secret", "(kept back)", "at least 32 bytes");
  const fields = [TAG, checkWhole("organisation", organisation, 1, UINT32), checkBytes32("digest", digest)];
  const message = AbiCoder.defaultAbiCoder().encode(["string", "uint32", "bytes32"], fields);
  return computeHmac("sha256", secret, message);
}

/**
 * Keys of secrets that are at hand: for the registrar service itself, and for tests.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function keysUnder(secrets: readonly EpochSecret[], { organisation, digests }: KeysRequest): EpochKeys[] {
  return secrets
    .toSorted((a, b) => b.epoch - a.epoch)
    .map(({ epoch, secret }) => ({
      epoch,
      keys: digests.map((digest) => fingerprintKeyOf(secret, organisation, digest)),
    }));
}

/** `keysUnder` in the form that `fingerprintsOf` takes. */
export const localKeys =
  (secrets: readonly EpochSecret[]): FingerprintKeys =>
  async (request) => ({ epochs: keysUnder(secrets, request) });
