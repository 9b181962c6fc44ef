import type { DecadeFormat } from "../../model/profile.ts";

/** Decade of a stored integer, which is a value times 10^scale: 0 from 1 to below 10, 2 from 100; undefined for zero. */
export function decadeOf(whole: number, scale: number): number | undefined {
  const size = Math.abs(whole);
  return size < 1 ? undefined : Math.floor(Math.log10(size) + 1e-12) - scale;
}

/** Gives the smallest step that the instrument writes about a stored integer, as one; undefined in a decade that is not known. */
export function stepReader(format: readonly DecadeFormat[], scale: number): (whole: number) => number | undefined {
  const steps = new Map(
    format.map(({ decade, decimals, step }) => [decade, step * 10 ** Math.max(0, scale - decimals)]),
  );
  return (whole) => {
    const decade = decadeOf(whole, scale);
    return decade === undefined ? undefined : steps.get(decade);
  };
}
