import { Quality } from "../../../sdk/sensing/model/quality.ts";
import { refuse } from "./series.ts";

/** What outranks what: a flag further right wins. */
const PRECEDENCE: readonly Quality[] = [
  Quality.Missing,
  Quality.NotEvaluated,
  Quality.Good,
  Quality.Suspect,
  Quality.Fail,
];

const RANK = new Uint8Array(16);
for (const [rank, flag] of PRECEDENCE.entries()) RANK[flag] = rank;

/** The flag that wins of two. */
export function worst(a: Quality, b: Quality): Quality {
  return (RANK[a] as number) >= (RANK[b] as number) ? a : b;
}

/** One flag per value from the flags of several tests: fail over suspect over good over not evaluated over missing. */
export function aggregate(tests: readonly ArrayLike<number>[]): Uint8Array {
  const length = tests[0]?.length ?? 0;
  const flags = new Uint8Array(length).fill(Quality.Missing);
  for (const test of tests) {
    if (test.length !== length) throw refuse("tests", test.length, "have to be of one length");
    for (let i = 0; i < length; i++) flags[i] = worst(flags[i] as Quality, test[i] as Quality);
  }
  return flags;
}
