import type { Column, ColumnType } from "../../../sdk/data/model/content/schema.ts";
import { INTEGER_BYTES, MARK } from "../../../sdk/data/model/content/value.ts";
import type { ValueWriter } from "../../../sdk/data/model/content/value-writer.ts";

/** Writes the value that the bytes of a CSV field say, or gives false where they say none of the column's type. */
export type FieldParser = (writer: ValueWriter, field: Uint8Array) => boolean;

const ascii = (field: Uint8Array) =>
  Buffer.from(field.buffer, field.byteOffset, Math.min(64, field.length)).toString("latin1");
const DAY = 86_400_000_000;
const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39];
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NAMED: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
  "-infinity": Number.NEGATIVE_INFINITY,
};

export function fieldParser({ type, scale = 0 }: Column): FieldParser {
  return type === "decimal" ? decimalParser(scale) : PARSERS[type];
}

const PARSERS: Readonly<Record<Exclude<ColumnType, "decimal">, FieldParser>> = {
  text: (writer, field) => written(writer.sized(MARK.text, field)),
  boolean(writer, field) {
    const word = ascii(field).toLowerCase();
    return (word === "true" || word === "false") && written(writer.boolean(word === "true"));
  },
  integer(writer, field) {
    if (field.length > 78 || !/^[+-]?\d+$/.test(String.fromCharCode(...field))) return false;
    const value = BigInt(String.fromCharCode(...(field[0] === 0x2b ? field.subarray(1) : field)));
    return BigInt.asIntN(8 * INTEGER_BYTES, value) === value && written(writer.integer(value));
  },
  double(writer, field) {
    if (field.length > 64) return false;
    const text = ascii(field);
    const value = NUMBER.test(text) ? Number(text) : NAMED[text.toLowerCase()];
    return value !== undefined && written(writer.double(value));
  },
  bytes(writer, field) {
    const digits = field.length < 2 ? "" : Buffer.from(field.buffer, field.byteOffset, field.length).toString("latin1");
    if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(digits)) return false;
    return written(writer.sized(MARK.bytes, Buffer.from(digits.slice(2), "hex")));
  },
  date(writer, field) {
    const days = field.length === 10 ? daysOf(field) : undefined;
    return days !== undefined && written(writer.date(days));
  },
  time(writer, field) {
    const time = timeOf(field, 0, field.length);
    return time !== undefined && written(writer.time(BigInt(time)));
  },
  timestamp(writer, field) {
    const days = field.length >= 16 && (field[10] === 0x20 || field[10] === 0x54) ? daysOf(field) : undefined;
    if (days === undefined) return false;
    const end = field.at(-1) === 0x5a ? field.length - 1 : field.length;
    const time = timeOf(field, 11, end);
    if (time === undefined || time === DAY) return false;
    // Safe integers reach to the year 2255.
    const micros = days * DAY + time;
    return written(
      writer.timestamp(Number.isSafeInteger(micros) ? BigInt(micros) : BigInt(days) * BigInt(DAY) + BigInt(time)),
    );
  },
};

const written = (_: unknown) => true;

/** Digits with at most so many after the point, which are filled up: 1.5 is 1.500. None is rounded away. */
function decimalParser(scale: number): FieldParser {
  const digits = new Uint8Array(128);
  return (writer, field) => {
    if (field.length > 80) return false;
    const negative = field[0] === MINUS;
    let at = negative || field[0] === 0x2b ? 1 : 0;
    while (at < field.length - 1 && field[at] === ZERO && isDigit(field[at + 1])) at++;
    let length = 0;
    let isZero = true;
    if (negative) digits[length++] = MINUS;
    const begin = at;
    for (; isDigit(field[at]); at++) {
      if (field[at] !== ZERO) isZero = false;
      digits[length++] = field[at] as number;
    }
    if (at === begin) return false;
    let after = 0;
    if (scale > 0) digits[length++] = POINT;
    if (field[at] === POINT) {
      for (at++; isDigit(field[at]); at++) {
        if (after === scale) {
          if (field[at] !== ZERO) return false;
          continue;
        }
        if (field[at] !== ZERO) isZero = false;
        digits[length++] = field[at] as number;
        after++;
      }
    }
    if (at !== field.length) return false;
    for (; after < scale; after++) digits[length++] = ZERO;
    writer.sized(MARK.decimal, digits.subarray(negative && isZero ? 1 : 0, length));
    return true;
  };
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= ZERO && byte <= NINE;

function numberAt(field: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let i = at; i < at + width; i++) {
    if (!isDigit(field[i])) return Number.NaN;
    value = 10 * value + (field[i] as number) - ZERO;
  }
  return value;
}

/** Days since 1970-01-01 of YYYY-MM-DD; the proleptic Gregorian calendar. */
function daysOf(field: Uint8Array): number | undefined {
  if (field[4] !== MINUS || field[7] !== MINUS) return undefined;
  const [year, month, day] = [numberAt(field, 0, 4), numberAt(field, 5, 2), numberAt(field, 8, 2)];
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return undefined;
  // Howard Hinnant's days_from_civil: years begin in March, eras have 400 of them.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - 400 * era;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return 146_097 * era + 365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Microseconds of hh:mm, hh:mm:ss or hh:mm:ss.f, with one to six digits after the point. 24:00 is one. */
function timeOf(field: Uint8Array, at: number, end: number): number | undefined {
  const width = end - at;
  if (field[at + 2] !== 0x3a || (width !== 5 && field[at + 5] !== 0x3a)) return undefined;
  const [hours, minutes] = [numberAt(field, at, 2), numberAt(field, at + 3, 2)];
  const seconds = width === 5 ? 0 : numberAt(field, at + 6, 2);
  const digits = width > 9 && field[at + 8] === POINT ? width - 9 : 0;
  if (width !== 5 && width !== 8 && !(digits >= 1 && digits <= 6)) return undefined;
  const fraction = digits === 0 ? 0 : numberAt(field, at + 9, digits) * 10 ** (6 - digits);
  const total = ((60 * hours + minutes) * 60 + seconds) * 1_000_000 + fraction;
  return minutes <= 59 && seconds <= 59 && total <= DAY ? total : undefined;
}
