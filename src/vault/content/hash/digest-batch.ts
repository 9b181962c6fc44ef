import { commitColumns, digestRows } from "../../../sdk/data/model/content/hash-rows.ts";
import { saltsOf } from "../../../sdk/data/model/content/salts.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";

/** What the digests of a version's rows depend on beside the rows. */
export interface DigestSetup {
  readonly seed: Uint8Array;
  /** Number of columns. */
  readonly columns: number;
}

/** Gives the digests of a batch's rows, 32 bytes each. */
export function createDigester({ seed, columns }: DigestSetup) {
  const salts = saltsOf(seed, columns);
  return ({ from, bytes, ends }: RowBatch): Uint8Array<ArrayBuffer> => {
    const words = salts(from, ends.length / columns);
    return digestRows(commitColumns(words, { bytes, ends }, columns), columns);
  };
}
