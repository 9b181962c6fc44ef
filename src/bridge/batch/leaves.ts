import { READING_WIDTH, writeReading } from "../../sdk/sensing/reading-leaf.ts";
import type { Verdict } from "../quality/qualifier.ts";
import type { StoredReading } from "../store/store.ts";
import type { Keccak } from "./keccak.ts";

/** What a batch's leaves are the hashes of, side by side, 86 bytes each. */
export function writeReadings(
  readings: readonly StoredReading[],
  verdicts: readonly Verdict[],
  evidence: ReadonlyMap<number, Uint8Array>,
): Uint8Array {
  const bytes = new Uint8Array(readings.length * READING_WIDTH);
  const view = new DataView(bytes.buffer);
  for (const [i, reading] of readings.entries()) {
    const { quality, checks } = verdicts[i] as Verdict;
    writeReading(
      view,
      i * READING_WIDTH,
      { ...reading, value: reading.value ?? 0, quality, checks },
      evidence.get(reading.frame),
    );
  }
  return bytes;
}

/** The leaves themselves, 32 bytes each. */
export function hashReadings(preimages: Uint8Array, keccak: Keccak): Uint8Array {
  const count = preimages.length / READING_WIDTH;
  const leaves = new Uint8Array(count * 32);
  for (let i = 0; i < count; i++) {
    leaves.set(keccak(preimages.subarray(i * READING_WIDTH, (i + 1) * READING_WIDTH)), i * 32);
  }
  return leaves;
}
