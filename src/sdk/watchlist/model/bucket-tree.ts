import { AbiCoder, getBytes, hexlify } from "ethers";
import { keccak256, keccakAll } from "../../../lib/keccak/keccak.ts";
import { BUCKET_TYPEHASH, type WatchlistBucket } from "./bucket.ts";

/** Entries of 32 bytes side by side, by their tags. */
export type PackedEntries = Uint8Array;

const WORD = 32;
/** More buckets than these are not published. */
const MOST_BITS = 20;

/** A tree over all buckets of a list and epoch. */
export interface BucketTree {
  readonly root: string;
  readonly bits: number;
  readonly entries: number;
  /** Words of the largest bucket. */
  readonly width: number;
  bucketAt(index: number): WatchlistBucket;
}

/** The most bits with which buckets have `k` entries on average. */
export function bitsFor(entries: number, k: number): number {
  let bits = 0;
  while (bits < MOST_BITS && entries >= k * 2 ** (bits + 1)) bits++;
  return bits;
}

/**
 * Builds the tree over entries that are in the order of their tags.
 *
 * @param packed Words of `packEntry` side by side.
 */
export function bucketTree(
  place: { readonly list: string; readonly epoch: number },
  packed: PackedEntries,
  bits: number,
): BucketTree {
  const count = packed.length / WORD;
  const starts = startsOf(packed, bits);
  const contentOf = (index: number) =>
    packed.subarray((starts[index] as number) * WORD, (starts[index + 1] as number) * WORD);
  const levels = levelsOver(leavesOf(place, 2 ** bits, contentOf));
  return {
    root: hexlify((levels.at(-1) as Uint8Array[])[0] as Uint8Array),
    bits,
    entries: count,
    width: starts.slice(1).reduce((most, end, i) => Math.max(most, end - (starts[i] as number)), 0),
    bucketAt(index) {
      const content = contentOf(index);
      const entries = Array.from({ length: content.length / WORD }, (_, i) =>
        hexlify(content.subarray(i * WORD, (i + 1) * WORD)),
      );
      const path = levels.slice(0, -1).map((level, i) => hexlify(level[Math.floor(index / 2 ** i) ^ 1] as Uint8Array));
      return { index, entries, path };
    },
  };
}

/** Where each bucket begins, and at the end how many entries there are. */
function startsOf(packed: PackedEntries, bits: number): number[] {
  const [count, buckets] = [packed.length / WORD, 2 ** bits];
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const starts = new Array<number>(buckets + 1);
  let next = 0;
  for (let i = 0; i < count; i++) {
    const bucket = bits === 0 ? 0 : view.getUint32(i * WORD) >>> (32 - bits);
    while (next <= bucket) starts[next++] = i;
  }
  while (next <= buckets) starts[next++] = count;
  return starts;
}

function leavesOf(
  { list, epoch }: { readonly list: string; readonly epoch: number },
  buckets: number,
  contentOf: (index: number) => Uint8Array,
): Uint8Array[] {
  const types = ["bytes32", "bytes32", "uint32", "uint256", "bytes32"];
  const frame = getBytes(
    AbiCoder.defaultAbiCoder().encode(types, [BUCKET_TYPEHASH, list, epoch, 0, `0x${"00".repeat(32)}`]),
  );
  const leaves = Array.from({ length: buckets }, (_, index) => {
    const leaf = frame.slice();
    new DataView(leaf.buffer).setUint32(4 * WORD - 4, index); // the end of the fourth word
    leaf.set(keccak256(contentOf(index)), 4 * WORD);
    return leaf;
  });
  return keccakAll(leaves);
}

/** The leaves, and the hashes of pairs above them, up to the root. */
function levelsOver(leaves: Uint8Array[]): Uint8Array[][] {
  const levels = [leaves];
  for (let below = leaves; below.length > 1; below = levels.at(-1) as Uint8Array[]) {
    const pairs = Array.from({ length: below.length / 2 }, (_, i) => {
      const pair = new Uint8Array(2 * WORD);
      pair.set(below[2 * i] as Uint8Array);
      pair.set(below[2 * i + 1] as Uint8Array, WORD);
      return pair;
    });
    levels.push(keccakAll(pairs));
  }
  return levels;
}
