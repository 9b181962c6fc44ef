import type { DecadeFormat } from "../../model/profile.ts";
import { decadeOf } from "../falsification/number-format.ts";

/** Fewer values of a decade than this say nothing of it. */
const LEAST = 200;
/** Part of them that may be written otherwise: a single odd one does not count. */
const ODD = 0.01;

/**
 * How an instrument writes its numbers, decade by decade: one with four significant digits has two decimals below 100 and one above.
 * A decade of which the past has too few values is left out.
 */
export function learnNumberFormat(values: readonly number[], scale: number): DecadeFormat[] {
  const byDecade = new Map<number, number[]>();
  for (const value of values) {
    const whole = Math.round(value * 10 ** scale);
    const decade = decadeOf(whole, scale);
    if (decade === undefined) continue;
    const list = byDecade.get(decade) ?? [];
    list.push(Math.abs(whole));
    byDecade.set(decade, list);
  }
  return [...byDecade]
    .filter(([, wholes]) => wholes.length >= LEAST)
    .sort(([a], [b]) => a - b)
    .map(([decade, wholes]) => {
      const isWrittenIn = (step: number) => wholes.filter((whole) => whole % step !== 0).length <= ODD * wholes.length;
      let decimals = scale;
      while (decimals > 0 && isWrittenIn(10 ** (scale - decimals + 1))) decimals--;
      const unit = 10 ** (scale - decimals);
      const step = ([5, 2] as const).find((each) => isWrittenIn(each * unit)) ?? 1;
      return { decade, decimals, step };
    });
}
