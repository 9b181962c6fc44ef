import { AbiCoder, concat, id, keccak256 } from "ethers";
import { watchlistError } from "../errors.ts";
import { bucketOfTag, unpackEntry, type WatchlistEntry } from "./entry.ts";

/** A whole bucket with its path to a root: whatever tag belongs to it is in it, or is not in the list. */
export interface WatchlistBucket {
  /** The first bits of the tags in it. */
  readonly index: number;
  /** Words, see `packEntry`, by their tags. */
  readonly entries: readonly string[];
  /** Siblings from the leaf to the root. */
  readonly path: readonly string[];
}

/** Of which list, and under which root of the chain's. */
export interface BucketPlace {
  readonly list: string;
  readonly epoch: number;
  readonly root: string;
  readonly bits: number;
}

export const BUCKET_TYPEHASH: string = /* @__PURE__ */ id(
  "Bucket(bytes32 list,uint32 epoch,uint256 index,bytes32[] entries)",
);

/** The leaf of a bucket: hash of 160 bytes, where an inner node is that of 64. */
export function bucketLeaf(
  { list, epoch }: Pick<BucketPlace, "list" | "epoch">,
  { index, entries }: Pick<WatchlistBucket, "index" | "entries">,
): string {
  const types = ["bytes32", "bytes32", "uint32", "uint256", "bytes32"];
  const fields = [BUCKET_TYPEHASH, list, epoch, index, keccak256(concat(entries))];
  return keccak256(AbiCoder.defaultAbiCoder().encode(types, fields));
}

/** The root that a path leads to; the index says on which side each sibling is. */
export function bucketRoot(leaf: string, index: number, path: readonly string[]): string {
  return path.reduce(
    (node, sibling, i) => keccak256(concat(Math.floor(index / 2 ** i) % 2 === 1 ? [sibling, node] : [node, sibling])),
    leaf,
  );
}

/**
 * Checks a bucket against a root of the chain: presence and absence are the same proof.
 *
 * @returns Its entries.
 * @throws `BUCKET_INVALID`.
 */
export function verifyBucket(place: BucketPlace, bucket: WatchlistBucket): WatchlistEntry[] {
  const { index, entries, path } = bucket;
  const refuse = (reason: string) => {
    const values = { field: "bucket", value: index, root: place.root, reason };
    return watchlistError("BUCKET_INVALID", `bucket ${index}: ${reason}`, values);
  };
  if (path.length !== place.bits) throw refuse(`its path has ${path.length} steps, not ${place.bits}`);
  if (!Number.isSafeInteger(index) || index < 0 || index >= 2 ** place.bits) throw refuse("there is no such bucket");
  if (bucketRoot(bucketLeaf(place, bucket), index, path) !== place.root.toLowerCase()) {
    throw refuse("it does not lead to the root");
  }
  const found = entries.map((each) => unpackEntry(each));
  for (const [i, { tag }] of found.entries()) {
    if (bucketOfTag(tag, place.bits) !== index) throw refuse(`the tag ${tag} belongs to another`);
    const before = found[i - 1];
    if (before !== undefined && before.tag >= tag) throw refuse(`the tag ${tag} is not in order`);
  }
  return found;
}

/**
 * What a root says of a tag; nothing where the tag is not listed, which the bucket proves as well.
 *
 * @throws `BUCKET_INVALID`.
 */
export function lookUpTag(place: BucketPlace, bucket: WatchlistBucket, tag: string): WatchlistEntry | undefined {
  const entries = verifyBucket(place, bucket);
  const expected = bucketOfTag(tag, place.bits);
  if (bucket.index !== expected) {
    const values = { field: "bucket", value: bucket.index, expected, reason: "another bucket than was asked for" };
    throw watchlistError("BUCKET_INVALID", `bucket ${bucket.index} is not that of the tag`, values);
  }
  return entries.find((entry) => entry.tag === tag.toLowerCase());
}
