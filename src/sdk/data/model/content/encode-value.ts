import { contentError } from "../content-errors.ts";
import { type Column, MAX_ROW_BYTES } from "./schema.ts";
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
  if (value === null) return writer.null();
  switch (column.type) {
    case "boolean":
      if (typeof value === "boolean") return writer.boolean(value);
      break;
    case "integer":
      if (typeof value === "bigint" && BigInt.asIntN(8 * INTEGER_BYTES, value) === value) return writer.integer(value);
      break;
    case "decimal":
      if (typeof value === "string" && isDecimal(value, column.scale ?? 0)) return writer.sized(MARK.decimal, utf8.encode(value));
      break;
    case "double":
      if (typeof value === "number") return writer.double(value);
      break;
    case "text":
      if (typeof value === "string" && value.isWellFormed()) return writer.sized(MARK.text, sizeChecked(utf8.encode(value), column));
      break;
    case "bytes":
      if (value instanceof Uint8Array) return writer.sized(MARK.bytes, sizeChecked(value, column));
      break;
    case "date":
      if (typeof value === "bigint" && BigInt.asIntN(32, value) === value) return writer.date(Number(value));
      break;
    case "timestamp":
      if (typeof value === "bigint" && BigInt.asIntN(64, value) === value) return writer.timestamp(value);
      break;
    case "time":
      if (typeof value === "bigint" && value >= 0n && value <= DAY) return writer.time(value);
      break;
  }
  throw invalid(value, column, "is not of its type");
}

function sizeChecked(bytes: Uint8Array, column: Column): Uint8Array {
  if (bytes.length > MAX_ROW_BYTES) throw invalid(`${bytes.length} bytes`, column, `has more than ${MAX_ROW_BYTES} bytes`);
  return bytes;
}

/** All digits of the scale, no needless zero before them, and zero without a sign. */
export function isDecimal(text: string, scale: number): boolean {
  const match = DECIMAL.exec(text);
  if (match === null || (match[1] ?? match[2] ?? "").length !== scale) return false;
  return !/^-[0.]+$/.test(text);
}

function invalid(value: unknown, column: Column, reason: string) {
  const shown = value instanceof Uint8Array ? `${value.length} bytes` : value;
  return contentError("CONTENT_VALUE_INVALID", `column ${column.name} (${column.type}): ${String(shown)} ${reason}`, {
    column: column.name,
    type: column.type,
    value: shown,
  });
}
