import { getBytes } from "ethers";
import { bitsFor, bucketTree } from "../../sdk/watchlist/model/bucket-tree.ts";
import { packEntry } from "../../sdk/watchlist/model/entry.ts";
import type { StoredRoot, WatchlistStore } from "../store/store.ts";

const WORD = 32;

export interface BuildRootParameters {
  readonly store: WatchlistStore;
  readonly list: string;
  readonly epoch: number;
  readonly number: number;
  readonly asOf: bigint;
  /** Least entries of a bucket on average. */
  readonly k: number;
}

/** The root of what the store says is in force at a second. */
export function buildRoot({ store, list, epoch, number, asOf, k }: BuildRootParameters): StoredRoot {
  const words: Uint8Array[] = [];
  for (const entry of store.entriesAt(epoch, asOf)) words.push(getBytes(packEntry(entry)));
  const packed = new Uint8Array(words.length * WORD);
  for (const [i, word] of words.entries()) packed.set(word, i * WORD);
  const bits = bitsFor(words.length, k);
  const { root } = bucketTree({ list, epoch }, packed, bits);
  return { epoch, number, root, bits, entries: words.length, asOf, packed };
}
