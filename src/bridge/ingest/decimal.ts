import { bridgeError } from "../model/errors.ts";

/** From a source's unit to a sensor's, exactly: `(value * numerator + addend) / denominator`. `denominator` is positive. */
export interface Conversion {
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Where the zeros of the units differ, as those of temperatures do; 0n elsewhere. */
  readonly addend: bigint;
}

/** No instrument has as many digits; longer texts are not read. */
const MAX_LENGTH = 64;
/** Mantissas up to here are exact as numbers, and so is twice their value. */
const FAST_DIGITS = 15;
/** Beyond this a power of ten says nothing that a safe integer could hold, whatever the unit. */
const MAX_EXPONENT = 999;
const POWERS = Array.from({ length: FAST_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

const ZERO = 0x30;
const NINE = 0x39;

/**
 * The decimal number that a text is, times 10^`scale`, rounded half to even, as a safe integer. No binary fraction is used on
 * the way: "0.285" with scale 2 is 28, as it is on paper.
 *
 * @param text Digits with an optional sign, point and exponent: "-0.50", "1.5e-3", ".5".
 * @param scale Decimal places that are kept, 0 to 12.
 * @param conversion Between units, where source and sensor differ.
 * @throws `VALUE_NOT_DECIMAL` for anything else, NaN and Infinity included; `VALUE_OUT_OF_RANGE` beyond the safe integers.
 */
export function scaledInteger(text: string, scale: number, conversion?: Conversion): number {
  const length = text.length;
  if (length === 0 || length > MAX_LENGTH) throw notDecimal(text);
  let at = 0;
  const sign = text.charCodeAt(0);
  const negative = sign === 0x2d;
  if (negative || sign === 0x2b) at = 1;

  let digits = 0; // that there are
  let significant = 0; // from the first that is not 0
  let fraction = 0;
  let mantissa = 0;
  let point = false;
  for (; at < length; at++) {
    const char = text.charCodeAt(at);
    if (char >= ZERO && char <= NINE) {
      digits++;
      if (point) fraction++;
      if (significant > 0 || char !== ZERO) significant++;
      if (significant <= FAST_DIGITS) mantissa = mantissa * 10 + (char - ZERO);
    } else if (char === 0x2e && !point) point = true;
    else break;
  }
  if (digits === 0) throw notDecimal(text);
  const end = at;
  const exponent = at < length ? exponentAt(text, at) : 0;
  if (mantissa === 0 && conversion === undefined) return 0;

  const power = scale + exponent - fraction;
  const value =
    conversion === undefined && significant <= FAST_DIGITS
      ? shifted(mantissa, power)
      : exact(text.slice(0, end), power, scale, conversion);
  if (!Number.isSafeInteger(value)) throw outOfRange(text);
  if (value === 0) return 0; // never the negative zero
  return negative && conversion === undefined ? -Math.abs(value) : value;
}

/** An exponent from its letter to the end of the text, cut to what matters. */
function exponentAt(text: string, letter: number): number {
  if ((text.charCodeAt(letter) | 0x20) !== 0x65) throw notDecimal(text);
  let at = letter + 1;
  const sign = text.charCodeAt(at);
  if (sign === 0x2d || sign === 0x2b) at++;
  if (at >= text.length) throw notDecimal(text);
  let exponent = 0;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (!(char >= ZERO && char <= NINE)) throw notDecimal(text);
    exponent = Math.min(exponent * 10 + (char - ZERO), MAX_EXPONENT);
  }
  return sign === 0x2d ? -exponent : exponent;
}

/** `mantissa` (below 10^15) times 10^`power`: the product is exact wherever it is safe, and so is the remainder of the quotient. */
function shifted(mantissa: number, power: number): number {
  if (power >= 0) return power > FAST_DIGITS ? Number.POSITIVE_INFINITY : mantissa * (POWERS[power] as number);
  if (-power > FAST_DIGITS) return 0; // below a tenth
  const divisor = POWERS[-power] as number;
  const remainder = mantissa % divisor;
  const quotient = (mantissa - remainder) / divisor;
  const twice = remainder * 2;
  return twice > divisor || (twice === divisor && quotient % 2 === 1) ? quotient + 1 : quotient;
}

/** The same for any number of digits and any unit. */
function exact(digits: string, power: number, scale: number, conversion: Conversion = SAME): number {
  const mantissa = BigInt(digits.replace(/^[+]/, "").replace(".", ""));
  const { numerator, denominator, addend } = conversion;
  // value = mantissa * 10^power * numerator / denominator + addend * 10^scale / denominator
  const lift = power < 0 ? 10n ** BigInt(-power) : 1n;
  const dividend =
    mantissa * (power > 0 ? 10n ** BigInt(power) : 1n) * numerator + addend * 10n ** BigInt(scale) * lift;
  return Number(roundedQuotient(dividend, denominator * lift));
}

const SAME: Conversion = { numerator: 1n, denominator: 1n, addend: 0n };

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  const magnitude = dividend < 0n ? -dividend : dividend;
  const quotient = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const rounded = twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

const notDecimal = (text: string) =>
  bridgeError("VALUE_NOT_DECIMAL", `"${text.slice(0, MAX_LENGTH)}" is not a decimal number`, {
    text: text.slice(0, MAX_LENGTH),
  });
const outOfRange = (text: string) =>
  bridgeError("VALUE_OUT_OF_RANGE", `"${text}" is too large for its sensor's scale`, { text });
