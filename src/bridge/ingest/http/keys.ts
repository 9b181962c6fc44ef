import { createHash, timingSafeEqual } from "node:crypto";
import { bridgeError } from "../../model/errors.ts";

/** A station that may send over HTTP. */
export interface HttpStation {
  /** Its name in the path. */
  readonly key: string;
  /** Number of the station on chain. */
  readonly station: number;
  /** SHA-256 of its API keys, in hex: two while one is being replaced. The keys themselves are nowhere in the bridge. */
  readonly keyDigests: readonly string[];
}

export const apiKeyDigest = (apiKey: string) => createHash("sha256").update(apiKey).digest("hex");

/**
 * Whether a station's API key is right. All digests are compared, each in constant time; what is compared is a digest of what was
 * sent, so neither its length nor how much of it is right shows in the time.
 *
 * @throws `SOURCE_CONFIG_INVALID` for digests that are none.
 */
export function keyRing({ key, keyDigests }: HttpStation): (apiKey: string) => boolean {
  const digests = keyDigests.map((digest) => {
    if (!/^[0-9a-f]{64}$/i.test(digest)) {
      throw bridgeError("SOURCE_CONFIG_INVALID", `station "${key}": a key digest is 64 hexadecimal digits`, { key });
    }
    return Buffer.from(digest, "hex");
  });
  return (apiKey) => {
    const sent = createHash("sha256").update(apiKey).digest();
    return digests.reduce((right, digest) => timingSafeEqual(digest, sent) || right, false);
  };
}
