import { isWellFormed } from "../../../sdk/core/json/well-formed.ts";
import { computeError } from "../errors.ts";
import type { Parameter } from "../policy/policy.ts";
import { type Cell, cellText } from "./cell.ts";
import { type ColumnType, typeText } from "./type.ts";

const LONGEST_TEXT = 1_000;
const INTEGER = /^-?(0|[1-9]\d{0,18})$/;
const DECIMAL = /^(-?)(0|[1-9]\d{0,17})(?:\.(\d{1,18}))?$/;
const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?Z?$/;

/**
 * A value from outside as one of a column's type. Nothing is rounded, cut or guessed.
 *
 * @throws `QUERY_PARAMETER_INVALID` with the field, the value and what was expected.
 */
export function parseValue(type: ColumnType, value: Parameter, field: string): Exclude<Cell, null> {
  const cell = typeof value === "boolean" ? (type.name === "boolean" ? value : undefined) : parseText(type, value);
  if (cell === undefined) {
    const expected = `a value of ${typeText(type)}`;
    throw computeError("QUERY_PARAMETER_INVALID", `${field} should be ${expected}, is ${JSON.stringify(value)}`, {
      field,
      value,
      expected,
    });
  }
  return cell;
}

function parseText(type: ColumnType, text: string): Exclude<Cell, null> | undefined {
  if (typeof text !== "string") return undefined;
  switch (type.name) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "text":
      return text.length <= LONGEST_TEXT && isWellFormed(text) && text.normalize("NFC") === text && !text.includes("\0")
        ? text
        : undefined;
    case "integer": {
      const value = INTEGER.test(text) ? BigInt(text) : undefined;
      return value !== undefined && BigInt.asIntN(64, value) === value ? value : undefined;
    }
    case "decimal":
      return parseDecimal(type, text);
    case "date": {
      const micros = /^\d{4}-\d{2}-\d{2}$/.test(text) ? parseTime(text) : undefined;
      return micros === undefined ? undefined : micros / 86_400_000_000n;
    }
    case "timestamp":
      return parseTime(text);
  }
}

function parseDecimal({ precision, scale }: { precision: number; scale: number }, text: string): bigint | undefined {
  const [, sign, whole = "", fraction = ""] = DECIMAL.exec(text) ?? [];
  if (sign === undefined || fraction.length > scale) return undefined;
  const unscaled = BigInt(whole + fraction.padEnd(scale, "0"));
  if (unscaled >= 10n ** BigInt(precision)) return undefined;
  return sign === "-" ? -unscaled : unscaled;
}

/** Microseconds since 1970. A day that the calendar does not have is none. */
function parseTime(text: string): bigint | undefined {
  const [, day, minutes = "00:00", seconds = "00", fraction = ""] = TIME.exec(text) ?? [];
  if (day === undefined || day < "0001") return undefined;
  const milliseconds = Date.parse(`${day}T${minutes}:${seconds}Z`);
  if (Number.isNaN(milliseconds)) return undefined;
  const micros = BigInt(milliseconds) * 1_000n + BigInt(fraction.padEnd(6, "0"));
  const written = `${day}T${minutes}:${seconds}.${fraction.padEnd(6, "0")}Z`;
  return cellText({ name: "timestamp" }, micros) === written ? micros : undefined;
}
