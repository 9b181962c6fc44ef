import { hexlify } from "ethers";
import { keccakAll } from "../../lib/keccak/keccak.ts";
import { merkleTree } from "../model/merkle-tree.ts";
import type { ReadingStore, StoredRejection } from "../model/store.ts";

const ZERO = `0x${"00".repeat(32)}`;

/** Rejections are read in pages: a mad logger can leave many. */
const PAGE = 10_000;

/** Bytes before hashing: never 64, so that no inner node of the tree can be shown as a leaf, nor a leaf as an inner node. */
const LEAF_SIZE = 92;

/** What was rejected for a station between two batches. */
export interface RejectLog {
  /** Merkle root over the leaves, zero where nothing was rejected. */
  readonly root: string;
  readonly count: number;
  /** Number of the last rejection in it; `afterId` where there is none. */
  readonly throughId: number;
}

/**
 * The leaf of a rejection is the keccak256 of 92 bytes:
 *
 * ```
 *  0  8  id, big-endian: place in the log over all stations
 *  8  4  station, big-endian; 0 where it could not be told
 * 12  8  receivedAt, big-endian, Unix milliseconds
 * 20  8  source, ASCII, filled with zeros
 * 28 32  code, ASCII, filled with zeros
 * 60 32  digest: keccak256 of the raw bytes
 * ```
 *
 * The detail for people is not in it: it may be worded anew, the bytes and the code say all.
 */
export function rejectionLeafBytes(rejection: StoredRejection): Uint8Array {
  const bytes = new Uint8Array(LEAF_SIZE);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(rejection.id));
  view.setUint32(8, rejection.station);
  view.setBigUint64(12, BigInt(rejection.receivedAt));
  new TextEncoder().encodeInto(rejection.source, bytes.subarray(20, 28));
  new TextEncoder().encodeInto(rejection.code, bytes.subarray(28, 60));
  bytes.set(Buffer.from(rejection.digest.slice(2), "hex"), 60);
  return bytes;
}

/**
 * The log of a station's rejections after `afterId` up to `throughId`, both as `StoredBatch.rejectsThrough` counts. The tree is
 * the `SimpleMerkleTree` of @openzeppelin/merkle-tree over the leaves, so anybody's library verifies its proofs.
 */
export async function rejectLog(
  store: Pick<ReadingStore, "rejections">,
  station: number,
  afterId: number,
  throughId: number = Number.MAX_SAFE_INTEGER,
): Promise<RejectLog> {
  const leaves: Uint8Array[] = [];
  let last = afterId;
  for (let more = true; more; ) {
    const page = await store.rejections(station, last, PAGE);
    const inside = page.filter(({ id }) => id <= throughId);
    leaves.push(...keccakAll(inside.map(rejectionLeafBytes)));
    last = inside.at(-1)?.id ?? last;
    more = page.length === PAGE && inside.length === PAGE;
  }
  if (leaves.length === 0) return { root: ZERO, count: 0, throughId: last };
  const sorted = Buffer.concat(leaves.toSorted(Buffer.compare));
  return { root: hexlify(merkleTree(sorted, { sortPairs: true }).root), count: leaves.length, throughId: last };
}
