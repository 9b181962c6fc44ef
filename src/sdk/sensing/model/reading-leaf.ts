import { keccak_256 } from "@noble/hashes/sha3.js";
import { getBytes, hexlify } from "ethers";
import type { Reading } from "./reading.ts";

/** Width of a leaf's preimage, as contracts/sensing/Reading.sol draws it. */
export const READING_WIDTH = 86;
const EVIDENCE_AT = 54;

type Judged = Pick<Reading, "quality" | "checks">;
/** A reading without its verdict and evidence; one without a value is sealed as zero. */
type Unjudged = Omit<Reading, keyof Judged | "evidence" | "value"> & { readonly value: number | null };

/**
 * The bytes that a reading's leaf is the keccak256 of. Numbers have to be whole and within their fields' bounds; see
 * `checkReading`.
 *
 * @param into Where to write, at least 86 bytes from `offset`.
 */
export function writeReading(
  into: DataView,
  offset: number,
  r: Unjudged,
  { quality, checks }: Judged,
  evidence: Uint8Array | undefined,
): void {
  into.setUint32(offset, r.station);
  setUint64(into, offset + 4, r.seq);
  into.setUint32(offset + 12, r.sensor);
  setUint64(into, offset + 16, r.observedAt);
  setUint64(into, offset + 24, r.receivedAt);
  setUint64(into, offset + 32, r.value ?? 0);
  setUint64(into, offset + 40, r.counter);
  into.setUint8(offset + 48, r.sourceFlag === "" ? 0 : r.sourceFlag.charCodeAt(0));
  into.setUint8(offset + 49, quality);
  into.setUint32(offset + 50, checks);
  const bytes = new Uint8Array(into.buffer, into.byteOffset + offset + EVIDENCE_AT, 32);
  if (evidence === undefined) bytes.fill(0);
  else bytes.set(evidence);
}

/** Two's complement: the upper half of a negative number is rounded down, the lower half is the remainder. */
function setUint64(view: DataView, offset: number, value: number): void {
  const upper = Math.floor(value / 0x1_0000_0000);
  view.setUint32(offset, upper);
  view.setUint32(offset + 4, value - upper * 0x1_0000_0000);
}

/**
 * The leaf of a reading in the tree of a sealed batch: one hash over its fields side by side.
 *
 * @example
 * import { readingLeaf } from "tallystick/sensing";
 *
 * const leaf = readingLeaf(reading);
 */
export function readingLeaf(reading: Reading): string {
  const bytes = new Uint8Array(READING_WIDTH);
  writeReading(new DataView(bytes.buffer), 0, reading, reading, getBytes(reading.evidence));
  return hexlify(keccak_256(bytes));
}
