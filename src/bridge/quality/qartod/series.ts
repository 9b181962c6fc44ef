import { bridgeError } from "../../model/errors.ts";

/** Values in order; `null` and whatever is not a finite number is missing. */
export type Series = ArrayLike<number | null>;

/** Unix milliseconds, one per value. */
export type Times = ArrayLike<number>;

export const isMissing = (value: number | null | undefined): boolean =>
  value === null || value === undefined || !Number.isFinite(value);

export const refuse = (parameter: string, value: unknown, reason: string) =>
  bridgeError("QC_PARAMETER_INVALID", `${parameter} ${reason}`, { parameter, value });

/** The two ends of a span, the lower first. */
export function requireSpan(parameter: string, span: unknown): readonly [number, number] {
  if (
    !Array.isArray(span) ||
    span.length !== 2 ||
    !span.every((end) => typeof end === "number" && !Number.isNaN(end))
  ) {
    throw refuse(parameter, span, "has to be two numbers");
  }
  const [a, b] = span as [number, number];
  return a <= b ? [a, b] : [b, a];
}

export function requireNumber(parameter: string, value: unknown, least = Number.NEGATIVE_INFINITY): number {
  if (typeof value !== "number" || Number.isNaN(value)) throw refuse(parameter, value, "has to be a number");
  if (value < least) throw refuse(parameter, value, `has to be at least ${least}`);
  return value;
}

export function requireSameLength(values: ArrayLike<unknown>, others: ArrayLike<unknown>): void {
  if (values.length !== others.length) {
    throw refuse("times", others.length, `has to be as long as the values, ${values.length}`);
  }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Median time between values in whole seconds, as ioos_qc has it. */
export function medianInterval(times: Times): number {
  const steps: number[] = [];
  for (let i = 1; i < times.length; i++) steps.push((times[i] as number) - (times[i - 1] as number));
  return Math.trunc(median(steps) / 1000);
}
