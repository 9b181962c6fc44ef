import { GridHmac } from "../../../../lib/sha256/grid-hmac.ts";
import { contentError } from "../content-errors.ts";

/** Bytes of a version's seed, and of a salt. */
export const SEED = 32;

/** Gives the salts of rows, 32 bytes for each column: HMAC-SHA-256 under the seed of the row's and the column's number. */
export type SaltSource = (from: number, rows: number) => Uint8Array<ArrayBuffer>;

/**
 * The salts of a version. A salt follows from the secret seed and the place, never from the value, so that one can be shown and the
 * others stay unknown.
 *
 * @param seed 32 random bytes, of this version and no other. Whoever has it can try values for every column that is hidden from him.
 * @throws `CONTENT_PROOF_INVALID`.
 */
export function saltsOf(seed: Uint8Array, columns: number): SaltSource {
  if (seed.length !== SEED) {
    throw contentError("CONTENT_PROOF_INVALID", `a seed should have ${SEED} bytes`, {
      field: "seed",
      value: seed.length,
    });
  }
  const grid = new GridHmac(seed);
  return (from, rows) => grid.hash(from, rows, columns);
}
