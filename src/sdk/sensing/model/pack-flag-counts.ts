import type { FlagCounts } from "./batch.ts";

/** From the lowest 32 bits up, as contracts/sensing/FlagCounts.sol draws it. */
const ORDER = ["good", "notEvaluated", "suspect", "fail", "missing", "late", "conflict"] as const;

export function packFlagCounts(counts: FlagCounts): bigint {
  return ORDER.reduce((word, name, i) => word | (BigInt(counts[name]) << BigInt(32 * i)), 0n);
}

export function unpackFlagCounts(word: bigint): FlagCounts {
  const at = (i: number) => Number((word >> BigInt(32 * i)) & 0xffff_ffffn);
  return Object.fromEntries(ORDER.map((name, i) => [name, at(i)])) as unknown as FlagCounts;
}
