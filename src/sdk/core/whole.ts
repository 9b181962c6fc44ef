import { checkThat } from "./check.ts";
import { sdkError } from "./errors.ts";

export const UINT32 = 2 ** 32 - 1;

/** A whole number that fits its field. @throws `ARGUMENT_INVALID`. */
export function checkWhole(field: string, value: number, min: number, max: number = Number.MAX_SAFE_INTEGER): number {
  const ok = Number.isSafeInteger(value) && value >= min && value <= max;
  checkThat(ok, field, value, `a whole number from ${min} to ${max}`);
  return value;
}

/** The number of a station or sensor. @throws `ARGUMENT_INVALID`. */
export function checkNumber(field: string, value: number): number {
  return checkWhole(field, value, 1, UINT32);
}

/** A number of the chain's as one that is computed with. @throws `NUMBER_TOO_LARGE`. */
export function safe(field: string, value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw sdkError("NUMBER_TOO_LARGE", `${field} is ${value} on chain`, { field, value });
}
