import { checkThat } from "../../core/check.ts";

/** What is allowed, as stored integers; `null` where an end is open. */
export interface Limit {
  readonly min: number | null;
  readonly max: number | null;
}

const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 63n - 1n;

/** The two numbers that the chain keeps: the type's own bounds stand for open ends. @throws `ARGUMENT_INVALID`. */
export function toLimitBounds({ min, max }: Limit): { limitMin: bigint; limitMax: bigint } {
  const bound = (field: string, value: number | null, open: bigint) => {
    checkThat(value === null || Number.isSafeInteger(value), field, value, "a whole number, or null");
    return value === null ? open : BigInt(value);
  };
  return { limitMin: bound("limit.min", min, LOWEST), limitMax: bound("limit.max", max, HIGHEST) };
}

/** An end that no value of a reading (a safe integer) can pass is open. */
export function fromLimitBounds(min: bigint, max: bigint): Limit {
  return {
    min: min < BigInt(Number.MIN_SAFE_INTEGER) ? null : clamped(min),
    max: max > BigInt(Number.MAX_SAFE_INTEGER) ? null : clamped(max),
  };
}

/** The safe integer next to a number of the chain's: compared with readings' values, it says the same. */
export function clamped(value: bigint): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(value)));
}

/** Whether a stored integer lies beyond what is allowed. */
export function isBeyond({ min, max }: Limit, value: number): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}
