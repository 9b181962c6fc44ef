import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import { indexerError } from "../errors.ts";

/** Says of a place in a list, or in the stream of changes, whose it is: one of another chain, deployment or list is never applied. */
export interface PlaceMark {
  /** The place as it is given away. @param list Name of what it is a place in. */
  put(list: string, place: string): string;
  /**
   * The place within a text that was given away.
   *
   * @param field Where the text came in.
   * @throws `INDEX_QUERY_INVALID` for a text that is none, `INDEX_PLACE_FOREIGN` for one of something else.
   */
  take(list: string, field: string, text: string): string;
}

/** @param mark Of the chain and the contracts that are followed. */
export const placeMark = (mark: string): PlaceMark => ({
  put: (list, place) => `${mark}.${list}.${place}`,
  take(list, field, text) {
    const value = text.slice(0, 200);
    const [, of_, in_, place] = /^([0-9a-f]{12})\.(\w+)\.(.+)$/s.exec(text) ?? [];
    if (place === undefined) throw noPlace(field, value);
    if (of_ === mark && in_ === list) return place;
    const other = of_ === mark ? `the list ${in_}` : "another chain or deployment";
    throw indexerError("INDEX_PLACE_FOREIGN", `${field} is a place of ${other}`, {
      field,
      value,
      expected: `${mark}.${list}`,
    });
  },
});

const CIPHER = "aes-256-gcm";
const [IV, TAG] = [12, 16];
/** Bytes to which a place is filled up: its length says nothing of what it is made of. */
const STEP = 64;

/**
 * Marks that nobody can read or make up: a place is the values by which a list is ordered, and who is shown the line may not be shown them. The
 * same place has the same mark.
 *
 * @param secret 32 bytes, the same in every indexer of a database.
 */
export function sealedPlaces(mark: string, secret: Uint8Array): PlaceMark {
  const plain = placeMark(mark);
  const keyFor = (use: string) => Buffer.from(hkdfSync("sha256", secret, "", `tallystick places ${use}`, 32));
  const [key, ivKey] = [keyFor("seal"), keyFor("iv")];
  return {
    put(list, place) {
      const bytes = Buffer.from(place.padEnd(Math.ceil(place.length / STEP) * STEP));
      const iv = createHmac("sha256", ivKey).update(`${list} `).update(bytes).digest().subarray(0, IV);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(list));
      const sealed = Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
      return plain.put(list, sealed.toString("base64url"));
    },
    take(list, field, text) {
      const sealed = Buffer.from(plain.take(list, field, text), "base64url");
      try {
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV), { authTagLength: TAG });
        decipher.setAAD(Buffer.from(list)).setAuthTag(sealed.subarray(-TAG));
        return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()])
          .toString()
          .trimEnd();
      } catch {
        throw noPlace(field, text.slice(0, 200));
      }
    },
  };
}

const noPlace = (field: string, value: string) =>
  indexerError("INDEX_QUERY_INVALID", `${field} is no place of this list`, { field, value });
