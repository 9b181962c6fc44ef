import { receivablesError } from "../errors.ts";
import { decimalsOf } from "./currency.ts";
import { type Field, fieldInvalid } from "./field.ts";

/** Most digits that an amount may be written with: 2^128 has 39, and zeros may stand around them. */
const LONGEST = 80;
const LARGEST = 2n ** 128n - 1n;

/** The code of a currency. @throws `INVOICE_FIELD_INVALID`. */
export function readCurrency(field: Field): string {
  const code = field.value().toUpperCase();
  if (decimalsOf(code) === undefined) throw fieldInvalid(field.path, code, "a currency of ISO 4217");
  return code;
}

/**
 * An amount in the smallest unit of the document's currency.
 *
 * @throws `INVOICE_CURRENCY_MISMATCH`, `INVOICE_PRECISION`, `INVOICE_FIELD_INVALID`.
 */
export function readAmount(field: Field, currency: string): bigint {
  const own = field.attribute("currencyID").toUpperCase();
  if (own !== currency) {
    const values = { field: `${field.path}/@currencyID`, value: own, currency };
    throw receivablesError(
      "INVOICE_CURRENCY_MISMATCH",
      `${values.field} is ${own}, the invoice is in ${currency}`,
      values,
    );
  }
  const text = field.value();
  const parts = text.length > LONGEST ? null : /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign, whole = "", part = ""] = parts ?? [];
  if (parts === null || whole + part === "") throw fieldInvalid(field.path, text, "a decimal number");
  const decimals = decimalsOf(currency) ?? 0;
  const kept = part.replace(/0+$/, "");
  if (kept.length > decimals) {
    const values = { field: field.path, value: text, currency, decimals };
    throw receivablesError(
      "INVOICE_PRECISION",
      `${field.path} is ${text}, ${currency} has ${decimals} decimals`,
      values,
    );
  }
  const amount = BigInt(`${whole}${kept.padEnd(decimals, "0")}` || "0");
  if (amount > LARGEST) throw fieldInvalid(field.path, text, "an amount of at most 2^128 - 1 of its smallest unit");
  return sign === "-" ? -amount : amount;
}
