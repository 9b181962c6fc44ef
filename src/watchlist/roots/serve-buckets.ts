import { type BucketTree, bucketTree } from "../../sdk/watchlist/model/bucket-tree.ts";
import { serviceError } from "../errors.ts";
import type { WatchlistStore } from "../store/store.ts";

/** A bucket as it is sent: every one of a root takes the same number of bytes. */
export interface PaddedBucket {
  readonly epoch: number;
  readonly number: number;
  /** 8 hexadecimal digits. */
  readonly index: string;
  /** Words, and after them zero words up to the width of the root. */
  readonly entries: readonly string[];
  readonly path: readonly string[];
}

export interface ServeBucketsParameters {
  readonly list: string;
  /** Least words of a bucket. */
  readonly k: number;
  readonly store: WatchlistStore;
}

interface Served {
  readonly root: string;
  readonly tree: BucketTree;
}

/** Trees that are kept at hand: of the epoch in use and the next, the newest root and the one before. */
const KEPT = 4;
const ZERO_WORD = `0x${"00".repeat(32)}`;

/** Buckets of the roots in the store. Whether the chain has a root is asked of the chain, by who asks for it. */
export function serveBuckets({ list, k, store }: ServeBucketsParameters) {
  const kept: Served[] = [];

  function treeOf(epoch: number, number: number): Served {
    // A root that was cut off before it was sent is built anew under its number.
    const root = store.rootHash(epoch, number);
    const found = kept.find((each) => each.root === root);
    if (found !== undefined) return found;
    const stored = store.root(epoch, number);
    if (stored === undefined) {
      const values = { field: "number", value: number, epoch };
      throw serviceError("BUCKET_UNKNOWN", `root ${number} of epoch ${epoch} is not here`, values);
    }
    const served = { root: stored.root, tree: bucketTree({ list, epoch }, stored.packed, stored.bits) };
    kept.unshift(served);
    kept.splice(KEPT);
    return served;
  }

  return {
    /** @throws `BUCKET_UNKNOWN`. */
    rootOf: (epoch: number, number: number): string => treeOf(epoch, number).root,
    /** @throws `BUCKET_UNKNOWN`. */
    bucketOf(epoch: number, number: number, index: number): PaddedBucket {
      const { tree } = treeOf(epoch, number);
      if (!Number.isSafeInteger(index) || index < 0 || index >= 2 ** tree.bits) {
        const values = { field: "index", value: index, buckets: 2 ** tree.bits };
        throw serviceError("BUCKET_UNKNOWN", `there is no bucket ${index}`, values);
      }
      const { entries, path } = tree.bucketAt(index);
      const padding = new Array<string>(Math.max(k, tree.width) - entries.length).fill(ZERO_WORD);
      return { epoch, number, index: index.toString(16).padStart(8, "0"), entries: [...entries, ...padding], path };
    },
  };
}
