import type { BenchChain } from "./chain.ts";
import type { Lane, Prepared } from "./lane.ts";

/** In the order in which they are measured. */
export const ACTS = [
  "transfer",
  "attest",
  "attest-20",
  "anchor-10000",
  "feed-batch-10000",
  "handover",
  "split",
  "settlement",
] as const;
export type ActName = (typeof ACTS)[number];

/** Something that members do, again and again. */
export interface Act {
  readonly name: ActName;
  /** What it is in the end: statements, readings, units, deals. */
  readonly item: string;
  readonly itemsEach: number;
  /** Does what has to be there before, and signs so many, none of which stands in another's way. */
  prepare(count: number): Promise<Prepared[]>;
}

/** Spreads calls over lanes, one after the other. */
export const spread = <T>(lanes: readonly Lane[], count: number, make: (lane: Lane, n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(lanes[n % lanes.length] as Lane, n));

/** Gas that a call is expected to take, and half as much again: one in 256 opens a word of nonces. */
export async function gasFor(
  { provider }: BenchChain,
  call: { readonly from: string; readonly to: string; readonly data: string },
): Promise<bigint> {
  return ((await provider.estimateGas(call)) * 3n) / 2n;
}
