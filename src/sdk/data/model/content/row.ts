import { contentError } from "../content-errors.ts";
import { decodeValue, endOfValue } from "./decode-value.ts";
import { writeValue } from "./encode-value.ts";
import type { Column } from "./schema.ts";
import type { ContentValue } from "./value.ts";
import { ValueWriter } from "./value-writer.ts";

/**
 * The encoded values of a row, one after the other.
 *
 * @throws `CONTENT_VALUE_INVALID`; `CONTENT_ROW_INVALID` when there are more or fewer values than columns.
 */
export function encodeRow(values: readonly ContentValue[], columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  if (values.length !== columns.length) {
    throw contentError("CONTENT_ROW_INVALID", `${values.length} values for ${columns.length} columns`, {
      reason: "number of values",
      value: values.length,
    });
  }
  const writer = new ValueWriter(256);
  for (const [i, column] of columns.entries()) writeValue(writer, values[i] as ContentValue, column);
  return writer.take();
}

/**
 * The encoded values of a row, apart.
 *
 * @throws `CONTENT_ROW_INVALID` when the bytes are not those of one row.
 */
export function splitRow(bytes: Uint8Array, columns: readonly Column[]): Uint8Array[] {
  let at = 0;
  const parts = columns.map((column) => {
    const end = endOfValue(bytes, at, column);
    const part = bytes.subarray(at, end);
    at = end;
    return part;
  });
  if (at !== bytes.length) {
    throw contentError("CONTENT_ROW_INVALID", `${bytes.length - at} bytes after the row`, {
      reason: "bytes after the row",
    });
  }
  return parts;
}

/** @throws `CONTENT_ROW_INVALID`, `CONTENT_VALUE_INVALID`. */
export function decodeRow(bytes: Uint8Array, columns: readonly Column[]): ContentValue[] {
  return splitRow(bytes, columns).map((part, i) => decodeValue(part, columns[i] as Column));
}
