import { Check, Quality } from "../../../sdk/sensing/model/quality.ts";
import type { RepeatedBlockLimits } from "../../model/profile.ts";
import type { History } from "../streaming/history.ts";
import type { SeriesTest } from "../streaming/series-test.ts";

const BASE = 0x01000193; // odd, so that no digit is lost modulo 2^32

/**
 * Catches good days played again: a logger, or somebody at its file, that sends an earlier stretch of the series as the present.
 * Water never repeats itself digit for digit over a block that moves.
 *
 * A rolling hash finds the latest earlier block without overlap; the values are then compared themselves, so that no chance
 * equality of hashes accuses anybody.
 */
export function repeatedBlockTest({ length, changes }: RepeatedBlockLimits, window: number): SeriesTest {
  let size = 4;
  while (size < window + 2) size *= 2;
  const mask = size - 1;
  const hashes = new Int32Array(size); // by the position that a block ends at
  const ends = new Map<number, number>(); // hash -> latest such position that a new block does not overlap
  const outgoing = power(BASE, length);
  let hash = 0;
  let removed = 0;

  return {
    check: Check.RepeatedBlock,
    covers: length,
    next(history: History): Quality {
      const { first, last } = history;
      hash = (Math.imul(hash, BASE) + mix(history.whole(last))) | 0;
      if (last >= length) hash = (hash - Math.imul(mix(history.whole(last - length)), outgoing)) | 0;
      hashes[last & mask] = hash;

      const firstEnd = first + length - 1; // blocks that end before it begin before the history
      for (; removed < firstEnd && removed <= last; removed++) {
        const old = hashes[removed & mask] as number;
        if (ends.get(old) === removed) ends.delete(old);
      }
      if (last - length >= firstEnd) ends.set(hashes[(last - length) & mask] as number, last - length);
      if (last < firstEnd) return Quality.Good;
      const earlier = ends.get(hash);
      if (earlier === undefined || !isSame(history, earlier, length, changes)) return Quality.Good;
      return Quality.Suspect;
    },
  };
}

/** Whether the blocks that end at `earlier` and at the newest reading are the same, and move. */
function isSame(history: History, earlier: number, length: number, changes: number): boolean {
  let moved = 0;
  for (let i = 0; i < length; i++) {
    const value = history.whole(history.last - i);
    if (value !== history.whole(earlier - i)) return false;
    if (i > 0 && value !== history.whole(history.last - i + 1)) moved++;
  }
  return moved >= changes;
}

/** Spreads a safe integer over 32 bits. */
const mix = (value: number) => Math.imul((value | 0) ^ Math.imul(Math.floor(value / 2 ** 32), 0x85ebca6b), 0x9e3779b1);

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base);
  return result;
}
