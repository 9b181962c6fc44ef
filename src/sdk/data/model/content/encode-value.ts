import { isWellFormed } from "../../../core/json/well-formed.ts";
import { contentError } from "../content-errors.ts";
import { type Column, type ColumnType, MAX_ROW_BYTES } from "./schema.ts";
import { type ContentValue, DAY, INTEGER_BYTES, MARK } from "./value.ts";
import { ValueWriter } from "./value-writer.ts";

const utf8 = new TextEncoder();
const DECIMAL = /^(?:0|-?[1-9]\d*)(?:\.(\d+))?$|^-0\.(\d+)$/;

/**
 * The bytes of a value, of which there are none other for it.
 *
 * @throws `CONTENT_VALUE_INVALID` when it is not of the column's type.
 */
export function encodeValue(value: ContentValue, column: Column): Uint8Array<ArrayBuffer> {
  const writer = new ValueWriter(64);
  writeValue(writer, value, column);
  return writer.take();
}

/** @throws `CONTENT_VALUE_INVALID`. */
export function writeValue(writer: ValueWriter, value: ContentValue, column: Column): void {
  if (value === null) writer.null();
  else if (!WRITE[column.type](writer, value, column)) throw invalid(value, column);
}

/** Writes a value, or gives false for one of another type. */
const WRITE: Readonly<Record<ColumnType, (writer: ValueWriter, value: ContentValue, column: Column) => boolean>> = {
  boolean: (writer, value) => typeof value === "boolean" && done(writer.boolean(value)),
  integer: (writer, value) => isWithin(value, 8 * INTEGER_BYTES) && done(writer.integer(value)),
  decimal: (writer, value, { scale = 0 }) =>
    typeof value === "string" && isDecimal(value, scale) && writeSized(writer, MARK.decimal, utf8.encode(value)),
  double: (writer, value) => typeof value === "number" && done(writer.double(value)),
  text: (writer, value) =>
    typeof value === "string" && isWellFormed(value) && writeSized(writer, MARK.text, utf8.encode(value)),
  bytes: (writer, value) => value instanceof Uint8Array && writeSized(writer, MARK.bytes, value),
  date: (writer, value) => isWithin(value, 32) && done(writer.date(Number(value))),
  timestamp: (writer, value) => isWithin(value, 64) && done(writer.timestamp(value)),
  time: (writer, value) => isWithin(value, 64) && value >= 0n && value <= DAY && done(writer.time(value)),
};

/** After a value is written. */
const done = (_: unknown) => true;

const isWithin = (value: ContentValue, bits: number): value is bigint =>
  typeof value === "bigint" && BigInt.asIntN(bits, value) === value;

function writeSized(writer: ValueWriter, mark: Parameters<ValueWriter["sized"]>[0], bytes: Uint8Array): boolean {
  if (bytes.length > MAX_ROW_BYTES) return false;
  writer.sized(mark, bytes);
  return true;
}

/** All digits of the scale, no needless zero before them, and zero without a sign. */
export function isDecimal(text: string, scale: number): boolean {
  const match = DECIMAL.exec(text);
  if (match === null || (match[1] ?? match[2] ?? "").length !== scale) return false;
  return !/^-[0.]+$/.test(text);
}

function invalid(value: unknown, column: Column) {
  const shown = value instanceof Uint8Array ? `${value.length} bytes` : value;
  const text = `column ${column.name}: ${String(shown)} is no ${column.type}, or too long`;
  return contentError("CONTENT_VALUE_INVALID", text, { column: column.name, type: column.type, value: shown });
}
