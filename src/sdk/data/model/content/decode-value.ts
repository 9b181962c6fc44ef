import { contentError } from "../content-errors.ts";
import { isDecimal } from "./encode-value.ts";
import { type Column, MAX_ROW_BYTES } from "./schema.ts";
import { type ContentValue, DAY, INTEGER_BYTES, MARK, NAN_HIGH, WIDTHS } from "./value.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Where the value that begins at a place ends, by its first bytes.
 *
 * @throws `CONTENT_ROW_INVALID` when it ends outside of the bytes or its mark is not the column's.
 */
export function endOfValue(bytes: Uint8Array, at: number, column: Column): number {
  const mark = bytes[at];
  if (mark === undefined) throw cutOff(column);
  if (mark !== MARK.null && mark !== MARK[column.type]) {
    throw contentError(
      "CONTENT_ROW_INVALID",
      `column ${column.name}: a value of ${column.type} does not begin with ${mark}`,
      {
        column: column.name,
        reason: `mark ${mark}`,
      },
    );
  }
  const width = WIDTHS[mark];
  const end = width === undefined ? at + 1 + sizedWidth(bytes, at + 1, mark, column) : at + 1 + width;
  if (end > bytes.length) throw cutOff(column);
  return end;
}

function sizedWidth(bytes: Uint8Array, at: number, mark: number, column: Column): number {
  if (mark === MARK.integer) {
    if (at >= bytes.length) throw cutOff(column);
    return 1 + (bytes[at] as number);
  }
  if (at + 4 > bytes.length) throw cutOff(column);
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
  if (size > MAX_ROW_BYTES) throw invalid(column, `${size} bytes`, `has more than ${MAX_ROW_BYTES} bytes`);
  return 4 + size;
}

/**
 * The value that bytes encode; a second encoding of a value is refused.
 *
 * @param bytes One encoded value and nothing after it.
 * @throws `CONTENT_ROW_INVALID`, `CONTENT_VALUE_INVALID`.
 */
export function decodeValue(bytes: Uint8Array, column: Column): ContentValue {
  const end = endOfValue(bytes, 0, column);
  if (end !== bytes.length) {
    throw contentError("CONTENT_ROW_INVALID", `column ${column.name}: ${bytes.length - end} bytes after the value`, {
      column: column.name,
      reason: "bytes after the value",
    });
  }
  if (bytes[0] === MARK.null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (column.type) {
    case "boolean":
      return booleanOf(bytes[1] as number, column);
    case "integer":
      return integerOf(bytes.subarray(2), column);
    case "decimal": {
      const text = textOf(bytes.subarray(5), column);
      if (!isDecimal(text, column.scale ?? 0)) throw invalid(column, text, `is no decimal with scale ${column.scale}`);
      return text;
    }
    case "double":
      return doubleOf(view, column);
    case "text":
      return textOf(bytes.subarray(5), column);
    case "bytes":
      return bytes.slice(5);
    case "date":
      return BigInt(view.getInt32(1));
    case "timestamp":
      return view.getBigInt64(1);
    case "time": {
      const time = view.getBigInt64(1);
      if (time < 0n || time > DAY) throw invalid(column, time, "is not within a day");
      return time;
    }
  }
}

function booleanOf(byte: number, column: Column): boolean {
  if (byte > 1) throw invalid(column, byte, "is neither 0 nor 1");
  return byte === 1;
}

function integerOf(bytes: Uint8Array, column: Column): bigint {
  const [first = 0, second = 0] = bytes;
  if (bytes.length === 0 || bytes.length > INTEGER_BYTES)
    throw invalid(column, bytes.length, "is no length of an integer");
  if (bytes.length > 1 && (first === 0 || first === 0xff) && first >> 7 === second >> 7) {
    throw invalid(column, first, "is a needless first byte");
  }
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

function doubleOf(view: DataView, column: Column): number {
  const value = view.getFloat64(1);
  const [high, low] = [view.getUint32(1), view.getUint32(5)];
  if (Number.isNaN(value) && (high !== NAN_HIGH || low !== 0)) throw invalid(column, "NaN", "is another not-a-number");
  if (Object.is(value, -0)) throw invalid(column, "-0", "is written as 0");
  return value;
}

function textOf(bytes: Uint8Array, column: Column): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw invalid(column, `${bytes.length} bytes`, "are not UTF-8", cause);
  }
}

function cutOff(column: Column) {
  return contentError("CONTENT_ROW_INVALID", `column ${column.name}: the row ends within the value`, {
    column: column.name,
    reason: "cut off",
  });
}

function invalid(column: Column, value: unknown, reason: string, cause?: unknown) {
  const values = { column: column.name, type: column.type, value };
  return contentError(
    "CONTENT_VALUE_INVALID",
    `column ${column.name} (${column.type}): ${String(value)} ${reason}`,
    values,
    cause,
  );
}
