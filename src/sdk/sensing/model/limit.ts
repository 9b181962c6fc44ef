import { checkThat } from "../../core/check.ts";

/** The limit of a sensor, as stored integers; `null` for an open end. */
export interface Limit {
  readonly min: number | null;
  readonly max: number | null;
}

/** A limit exactly as the chain has it, where bounds may be beyond 2^53. */
export interface LimitOnChain {
  readonly min: bigint | null;
  readonly max: bigint | null;
}

const LOWEST = -(2n ** 63n);
const HIGHEST = 2n ** 63n - 1n;

/** The two numbers that the chain stores: the bounds of the type stand for open ends. @throws `ARGUMENT_INVALID`. */
export function toLimitBounds({ min, max }: Limit): { limitMin: bigint; limitMax: bigint } {
  const bound = (field: string, value: number | null, open: bigint) => {
    checkThat(value === null || Number.isSafeInteger(value), field, value, "a whole number, or null");
    return value === null ? open : BigInt(value);
  };
  return { limitMin: bound("limit.min", min, LOWEST), limitMax: bound("limit.max", max, HIGHEST) };
}

/** The bounds of the type stand for open ends. */
export const limitOnChain = (min: bigint, max: bigint): LimitOnChain => ({
  min: min === LOWEST ? null : min,
  max: max === HIGHEST ? null : max,
});

/** As a bridge judges its own readings, which are safe integers: an end beyond those is open, since no value of one can pass it. */
export const judgedLimit = ({ min, max }: LimitOnChain): Limit => ({
  min: min === null || min < BigInt(Number.MIN_SAFE_INTEGER) ? null : clamped(min),
  max: max === null || max > BigInt(Number.MAX_SAFE_INTEGER) ? null : clamped(max),
});

/** As `judgedLimit`. */
export const fromLimitBounds = (min: bigint, max: bigint): Limit => judgedLimit(limitOnChain(min, max));

/** The safe integer nearest to a number of the chain. Comparisons with values of a bridge's readings give the same result. */
export function clamped(value: bigint): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(value)));
}

/** Whether a stored integer lies beyond the limit. */
export function isBeyond({ min, max }: Limit | LimitOnChain, value: number | bigint): boolean {
  return (min !== null && value < min) || (max !== null && value > max);
}
