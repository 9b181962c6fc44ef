import { custodyError } from "../../errors.ts";
import { hasCheckDigit } from "./check-digit.ts";

/**
 * A GLN as the chain keeps it, a number, for its 13 digits.
 *
 * @throws `GS1_INVALID` when it cannot be 13 digits, or its check digit is wrong.
 *
 * @example
 * import { glnNumber } from "tallystick/custody";
 *
 * glnNumber("0614141000005"); // 614141000005
 */
export function glnNumber(gln: string): number {
  if (!/^\d{13}$/.test(gln)) refuse(gln, "13 digits are wanted");
  if (!hasCheckDigit(gln)) refuse(gln, "the check digit is wrong");
  return Number(gln);
}

/**
 * The 13 digits of a GLN that is kept as a number.
 *
 * @throws `GS1_INVALID` when it is no whole number of up to 13 digits, or its check digit is wrong.
 *
 * @example
 * import { glnText } from "tallystick/custody";
 *
 * glnText(614141000005n); // 0614141000005
 */
export function glnText(gln: number | bigint): string {
  if (typeof gln === "number" && !Number.isSafeInteger(gln)) refuse(gln, "a whole number is wanted");
  const digits = String(gln).padStart(13, "0");
  glnNumber(digits);
  return digits;
}

function refuse(value: unknown, reason: string): never {
  throw custodyError("GS1_INVALID", `GLN: ${reason}: ${String(value)}`, { value, reason });
}
