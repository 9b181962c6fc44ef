import type { Kem } from "../../sdk/core/seal/hpke.ts";
import { type Grant, keyEnvelopeHash, wrapContentKey } from "../../sdk/data/model/seal/key-envelope.ts";

/** Who gets a content key, and for what. */
export interface Grantee {
  readonly grant: Grant;
  readonly kem: Kem;
  readonly publicKey: Uint8Array;
}

/** A grantee's envelope. */
export interface GranteeEnvelope {
  readonly grant: Grant;
  readonly envelope: Uint8Array<ArrayBuffer>;
  readonly keyEnvelopeHash: string;
}

/**
 * Wraps a content key for each grantee, one envelope each, in their order. All or none: a grantee whose key is not one fails the call.
 *
 * @throws `ENCRYPTION_KEY_INVALID`, `SEAL_KEY_WRONG`, `ARGUMENT_INVALID`.
 */
export async function wrapForGrantees(
  contentKey: Uint8Array,
  grantees: readonly Grantee[],
): Promise<GranteeEnvelope[]> {
  return Promise.all(
    grantees.map(async ({ grant, kem, publicKey }) => {
      const envelope = await wrapContentKey({ grant, kem, publicKey, contentKey });
      return { grant, envelope, keyEnvelopeHash: keyEnvelopeHash(envelope) };
    }),
  );
}
