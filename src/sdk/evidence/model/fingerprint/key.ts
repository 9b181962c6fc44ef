import { type BytesLike, computeHmac, dataLength, isBytesLike, toUtf8Bytes } from "ethers";
import { checkThat } from "../../../core/check.ts";

/**
 * The key of a document in the register: HMAC-SHA-256 of its fields, sorted by name, under a secret that is shared by
 * all who have to recognise the same document.
 *
 * WARNING: never use a plain hash instead. The fields of an invoice are few and guessable, so they can be found from a
 * plain hash by trying. Whoever has the secret can try too: protect it like the fields.
 *
 * Spelling counts: bring amounts, dates and names into one form before. Only Unicode is normalised here (NFC).
 *
 * @param secret At least 32 bytes.
 * @throws `ARGUMENT_INVALID`, which never carries the secret.
 *
 * @example
 * import { fingerprintKey } from "tallystick/evidence";
 *
 * const key = fingerprintKey(secret, { number: "4711", issuer: "Gravel & Sons", date: "2026-05-04" });
 */
export function fingerprintKey(secret: BytesLike, fields: Readonly<Record<string, string>>): string {
  checkThat(isBytesLike(secret) && dataLength(secret) >= 32, "secret", "(kept back)", "at least 32 bytes");
  const entries = Object.entries(fields).map(([name, value]) => {
    checkThat(typeof value === "string" && value !== "", name, value, "text");
    return [name.normalize("NFC"), value.normalize("NFC")] as const;
  });
  checkThat(entries.length > 0, "fields", fields, "at least one");
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  // A JSON array keeps names and values apart whatever is in them, and integer-like names in their place.
  return computeHmac("sha256", secret, toUtf8Bytes(JSON.stringify(entries)));
}
