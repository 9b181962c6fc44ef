import { KeccakRows } from "../../lib/keccak/keccak.ts";
import { READING_WIDTH, writeReading } from "../../sdk/sensing/model/reading-leaf.ts";
import type { Verdict } from "./qualifier.ts";
import type { StoredReading } from "./store.ts";

type Content = [
  readings: readonly StoredReading[],
  verdicts: readonly Verdict[],
  evidence: ReadonlyMap<number, Uint8Array>,
];

function writeAll(into: Uint8Array<ArrayBuffer>, stride: number, ...[readings, verdicts, evidence]: Content): void {
  const view = new DataView(into.buffer, into.byteOffset);
  for (const [i, reading] of readings.entries()) {
    writeReading(view, i * stride, reading, verdicts[i] as Verdict, evidence.get(reading.frame));
  }
}

/** What a batch's leaves are the hashes of, side by side, 86 bytes each. */
export function writeReadings(...content: Content): Uint8Array {
  const bytes = new Uint8Array(content[0].length * READING_WIDTH);
  writeAll(bytes, READING_WIDTH, ...content);
  return bytes;
}

/** The leaves of a batch, 32 bytes each. */
export function leavesOf(...content: Content): Uint8Array {
  const count = content[0].length;
  const rows = new KeccakRows(count, READING_WIDTH);
  writeAll(rows.bytes, rows.stride, ...content);
  return rows.hash(count);
}

/** The leaves of what `writeReadings` wrote, 32 bytes each. */
export function hashReadings(preimages: Uint8Array): Uint8Array {
  const count = preimages.length / READING_WIDTH;
  const rows = new KeccakRows(count, READING_WIDTH);
  for (let i = 0; i < count; i++) {
    rows.bytes.set(preimages.subarray(i * READING_WIDTH, (i + 1) * READING_WIDTH), i * rows.stride);
  }
  return rows.hash(count);
}
