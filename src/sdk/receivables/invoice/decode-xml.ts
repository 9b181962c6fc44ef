import { receivablesError } from "../errors.ts";

/** Bytes of the largest file that is read: a hundred times an invoice of many lines, and room for a small attachment. */
export const LARGEST_INVOICE = 16 * 2 ** 20;

/**
 * The text of an XML file; a byte order mark is dropped.
 *
 * @throws `INVOICE_TOO_LARGE`, `INVOICE_NOT_UTF8`.
 */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes.length > LARGEST_INVOICE) {
    const values = { field: "bytes", value: bytes.length, limit: LARGEST_INVOICE };
    throw receivablesError(
      "INVOICE_TOO_LARGE",
      `the file has ${bytes.length} bytes, at most ${LARGEST_INVOICE}`,
      values,
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const values = { field: "encoding", value: "(not UTF-8)" };
    throw receivablesError("INVOICE_NOT_UTF8", "the file is not UTF-8", values, cause);
  }
}
