import { seeded } from "../../src/testing/random.ts";
import type { FuzzTarget } from "./target.ts";

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** Bytes in use now, with garbage gone. Memory is not looked at without it. */
  readonly heap?: () => number;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzResult {
  readonly name: string;
  readonly seed: number;
  readonly inputs: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Bytes more in use at the end than after the first tenth. */
  readonly growth?: number;
  readonly problems: readonly string[];
}

const SLICE = 10_000;
/** What the engine itself may gather, in compiled code and the like. A leak of 20 bytes per input of a million is more. */
const GROWTH = 16 << 20;
/** A run in which inputs do not end in at least this many ways has not tested much. */
const OUTCOMES = 3;

/** Runs a target in slices, each from a seed of its own so that a problem is repeated without the slices before it. */
export function fuzz(target: FuzzTarget, { runs, seed, heap, onProgress }: FuzzOptions): FuzzResult {
  const outcomes: Record<string, number> = {};
  const problems: string[] = [];
  let inputs = 0;
  let before: number | undefined;
  for (let slice = 0; inputs < runs && problems.length === 0; slice++) {
    const count = Math.min(SLICE, runs - inputs);
    const sliceSeed = seed + slice;
    const report = target.run(seeded(sliceSeed), count);
    inputs += report.inputs;
    for (const [name, times] of Object.entries(report.outcomes)) outcomes[name] = (outcomes[name] ?? 0) + times;
    problems.push(...report.problems.map((problem) => `seed ${sliceSeed}, ${problem}`));
    if (before === undefined && inputs >= runs / 10) before = heap?.();
    onProgress?.(inputs);
  }
  const growth = heap !== undefined && before !== undefined ? heap() - before : undefined;
  if (growth !== undefined && growth > GROWTH) problems.push(`${growth} bytes more in use than at the beginning`);
  if (Object.keys(outcomes).length < OUTCOMES) problems.push("inputs all end alike: the target tests nothing");
  return { name: target.name, seed, inputs, outcomes, ...(growth !== undefined && { growth }), problems };
}
