import { checkThat } from "../../core/check.ts";
import { checkWhole, UINT32 } from "../../core/whole.ts";

/** A number of `bits` bits as a bigint. @throws `ARGUMENT_INVALID`. */
export function checkUint(field: string, value: bigint | number, bits: number): bigint {
  const whole = typeof value === "bigint" || Number.isSafeInteger(value);
  checkThat(
    whole && BigInt(value) >= 0n && BigInt(value) < 1n << BigInt(bits),
    field,
    value,
    `a whole number of ${bits} bits`,
  );
  return BigInt(value);
}

/** @throws `ARGUMENT_INVALID`. */
export const checkUint32 = (field: string, value: number): number => checkWhole(field, value, 0, UINT32);

/** One of the names of a list, as its number in it. @throws `ARGUMENT_INVALID`. */
export function checkName<const T extends string>(field: string, value: T, names: readonly T[]): number {
  const number = names.indexOf(value);
  checkThat(number >= 0, field, value, `one of ${names.join(", ")}`);
  return number;
}
