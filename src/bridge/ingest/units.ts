/// <reference path="./ucum-lhc.d.ts" />
import { UcumLhcUtils } from "@lhncbc/ucum-lhc";
import { bridgeError } from "../model/errors.ts";
import type { Conversion } from "./decimal.ts";

/** Exact conversions between UCUM units. */
export interface Units {
  /**
   * How values in unit `from` become values in unit `to`; `null` where nothing changes.
   *
   * @throws `UNIT_UNKNOWN` for what is not a UCUM code, `UNIT_INCOMPATIBLE` where there is no exact conversion.
   */
  conversion(from: string, to: string): Conversion | null;
}

/** Spellings of the field that UCUM does not have. An annotation in braces is UCUM's way to name what it does not model. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ["pH", "[pH]"],
  ["NTU", "{NTU}"],
  ["[NTU]", "{NTU}"],
  ["FNU", "{FNU}"],
  ["[FNU]", "{FNU}"],
  ["°C", "Cel"],
  ["℃", "Cel"],
]);

/** kelvin = (value * numerator + addend) / denominator. Exact by definition of the scales. */
const TEMPERATURES: ReadonlyMap<string, Conversion> = new Map([
  ["K", { numerator: 1n, denominator: 1n, addend: 0n }],
  ["Cel", { numerator: 100n, denominator: 100n, addend: 27_315n }],
  ["[degF]", { numerator: 500n, denominator: 900n, addend: 229_835n }],
]);

/** Longer than any unit of an instrument: the parser of codes is not for strangers' texts of any length. */
const MAX_CODE = 32;
/** Pairs that are remembered. A bridge has a few dozen; more means that somebody invents units. */
const MAX_PAIRS = 1_024;

type Answer = { readonly conversion: Conversion | null } | { readonly refused: Refusal };
type Refusal = readonly ["UNIT_UNKNOWN" | "UNIT_INCOMPATIBLE", string];

/** Units through UCUM, each pair looked up once. */
export function ucumUnits(): Units {
  const answers = new Map<string, Answer>();

  return {
    conversion(from, to) {
      if (from === to) return null;
      const pair = `${from}\n${to}`;
      let answer = answers.get(pair);
      if (answer === undefined) {
        answer = lookUp(canonical(from), canonical(to));
        if (answers.size >= MAX_PAIRS) answers.clear();
        if (pair.length <= 2 * MAX_CODE + 1) answers.set(pair, answer);
      }
      if ("refused" in answer)
        throw bridgeError(answer.refused[0], answer.refused[1], { from: from.slice(0, MAX_CODE), to });
      return answer.conversion;
    },
  };
}

/** A unit as UCUM spells it. */
function canonical(unit: string): string {
  const plain = unit.replace(/[\u00b5\u03bc]/g, "u"); // micro sign and Greek mu
  return SPELLINGS.get(plain) ?? plain;
}

function lookUp(from: string, to: string): Answer {
  if (from === to) return { conversion: null };
  const ucum = UcumLhcUtils.getInstance();
  for (const code of [from, to]) {
    if (!isCode(ucum, code)) return refused("UNIT_UNKNOWN", `"${code.slice(0, MAX_CODE)}" is not a UCUM code`);
  }
  const incompatible = refused("UNIT_INCOMPATIBLE", `no exact conversion from "${from}" to "${to}"`);
  // UCUM would turn {NTU} into {FNU}, or into a bare number: what braces say has to stay the same.
  if (annotations(from) !== annotations(to)) return incompatible;

  const [fromKelvin, toKelvin] = [TEMPERATURES.get(from), TEMPERATURES.get(to)];
  if (fromKelvin && toKelvin) return { conversion: compose(fromKelvin, toKelvin) };
  // Logarithmic and other special units convert into nothing but themselves.
  if ([from, to].some((code) => ucum.getSpecifiedUnit(code, "validate").unit?.cnv_ !== null)) return incompatible;

  const { toVal } = ucum.convertUnitTo(from, 1, to);
  const factor = toVal === null ? undefined : exactFactor(toVal);
  if (factor === undefined) return incompatible;
  return { conversion: factor.numerator === factor.denominator ? null : factor };
}

function isCode(ucum: UcumLhcUtils, code: string): boolean {
  if (code.length > MAX_CODE || !/^[\x21-\x7e]+$/.test(code)) return false;
  const { status, ucumCode } = ucum.validateUnitString(code);
  return status === "valid" && ucumCode === code; // the library also guesses; a guess is not a unit
}

const annotations = (code: string) => (code.match(/\{[^}]*\}/g) ?? []).join("");

const refused = (...refusal: Refusal): Answer => ({ refused: refusal });

/** From one scale to another by way of kelvin. */
function compose(from: Conversion, to: Conversion): Conversion {
  // k = (x * a + b) / c and y = (k * f - e) / d, hence y = (x * a f + b f - e c) / (c d)
  return {
    numerator: from.numerator * to.denominator,
    denominator: from.denominator * to.numerator,
    addend: from.addend * to.denominator - to.addend * from.denominator,
  };
}

/**
 * The factor that a floating-point factor stands for. UCUM defines its units by decimals of at most ten digits, so a factor
 * between two of them that is such a decimal, or one divided by such a decimal (1 km/h is 1/3.6 m/s), is found; the library's own
 * error is a few units in the 16th digit. A factor with pi in it, or with no short form, is not.
 */
function exactFactor(factor: number): Conversion | undefined {
  const straight = shortDecimal(factor);
  if (straight) return { ...straight, addend: 0n };
  const inverse = shortDecimal(1 / factor);
  return inverse && { numerator: inverse.denominator, denominator: inverse.numerator, addend: 0n };
}

const DIGITS = 10;
const TOLERANCE = 1e-14;

function shortDecimal(value: number): { numerator: bigint; denominator: bigint } | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  const [digits = "", exponent = "0"] = value.toExponential(DIGITS - 1).split("e");
  if (Math.abs(Number(`${digits}e${exponent}`) - value) > value * TOLERANCE) return undefined;
  const significant = digits.replace(".", "").replace(/0+$/, "");
  const power = Number(exponent) - (significant.length - 1);
  const mantissa = BigInt(significant);
  return power >= 0
    ? { numerator: mantissa * 10n ** BigInt(power), denominator: 1n }
    : { numerator: mantissa, denominator: 10n ** BigInt(-power) };
}
