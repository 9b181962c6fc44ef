import { bridgeError } from "../../model/errors.ts";

/** A JSON number that is no longer than this, and whose exponent is within it, can be added; no instrument needs more. */
const MAX_DIGITS = 40;
const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * Sum of two JSON numbers as a decimal text, exactly.
 *
 * @throws `VALUE_OUT_OF_RANGE` where one of them is beyond what is added here.
 */
export function addDecimals(first: string, second: string): string {
  const [a, b] = [decimalOf(first), decimalOf(second)];
  const exponent = Math.min(a.exponent, b.exponent);
  const sum = a.mantissa * 10n ** BigInt(a.exponent - exponent) + b.mantissa * 10n ** BigInt(b.exponent - exponent);
  if (exponent >= 0) return `${sum * 10n ** BigInt(exponent)}`;
  const digits = `${sum < 0n ? -sum : sum}`.padStart(1 - exponent, "0");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, exponent)}.${digits.slice(exponent)}`;
}

function decimalOf(text: string): { mantissa: bigint; exponent: number } {
  const [, sign = "", whole = "", fraction = "", power = "0"] = (text.length <= MAX_DIGITS && NUMBER.exec(text)) || [];
  const exponent = Number(power) - fraction.length;
  if (whole === "" || Math.abs(exponent) > MAX_DIGITS) {
    throw bridgeError("VALUE_OUT_OF_RANGE", `"${text.slice(0, MAX_DIGITS)}" has too many digits to be added to`);
  }
  return { mantissa: BigInt(`${sign}${whole}${fraction}`), exponent };
}
