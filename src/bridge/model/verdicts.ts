import type { Quality } from "../../sdk/sensing/model/quality.ts";
import type { Verdict } from "./qualifier.ts";

const WIDTH = 5;

/** Verdicts side by side as a store keeps them with their batch: quality, then the bits of `checks`, big-endian. */
export function packVerdicts(verdicts: readonly Verdict[]): Uint8Array {
  const bytes = new Uint8Array(verdicts.length * WIDTH);
  const view = new DataView(bytes.buffer);
  for (const [i, { quality, checks }] of verdicts.entries()) {
    view.setUint8(i * WIDTH, quality);
    view.setUint32(i * WIDTH + 1, checks);
  }
  return bytes;
}

/** The verdict of the reading numbered `index` from 0 in its batch. */
export function verdictAt(bytes: Uint8Array, index: number): Verdict {
  const view = new DataView(bytes.buffer, bytes.byteOffset + index * WIDTH, WIDTH);
  return { quality: view.getUint8(0) as Quality, checks: view.getUint32(1) };
}
