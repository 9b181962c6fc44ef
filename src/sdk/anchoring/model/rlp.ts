import { decodeRlp, encodeRlp, isHexString, type RlpStructuredData } from "ethers";
import { anchoringError } from "../errors.ts";

/** What decodes a field, or says what is wrong with it. */
export interface Reader {
  /** An item that is a string of so many bytes. */
  bytes(field: string, item: RlpStructuredData | undefined, length: number): string;
  /** An item that is a number without leading zeros, of at most six bytes: what is exact in JavaScript. */
  scalar(field: string, item: RlpStructuredData | undefined): number;
  list(field: string, item: RlpStructuredData | undefined): readonly RlpStructuredData[];
}

/** @throws `QBFT_HEADER_INVALID`. */
export function invalidHeader(field: string, value: unknown, expected: string, cause?: unknown): never {
  const shown = shorten(typeof value === "string" ? value : JSON.stringify(value));
  const message = `header: ${field} should be ${expected}, is ${shown}`;
  throw anchoringError("QBFT_HEADER_INVALID", message, { field, value: shown, expected }, cause);
}

/** Decodes RLP that has one spelling only. @throws `QBFT_HEADER_INVALID` for bytes cut short, bytes after the end and longer spellings. */
export function decodeCanonical(field: string, bytes: string): RlpStructuredData {
  if (!isHexString(bytes, true)) return invalidHeader(field, bytes, "bytes in hex");
  let item: RlpStructuredData;
  try {
    item = decodeRlp(bytes);
  } catch (cause) {
    const reason = (cause as { shortMessage?: string }).shortMessage ?? (cause as Error).message;
    return invalidHeader(field, bytes, `one item of RLP (${reason})`, cause);
  }
  if (encodeRlp(item) !== bytes.toLowerCase()) return invalidHeader(field, bytes, "RLP in its shortest spelling");
  return item;
}

export const reader: Reader = {
  bytes(field, item, length) {
    if (!isHexString(item, length)) return invalidHeader(field, item, `${length} bytes`);
    return item;
  },
  scalar(field, item) {
    const isOne = typeof item === "string" && item.length <= 2 + 2 * 6 && !item.startsWith("0x00");
    if (!isOne) return invalidHeader(field, item, "a number below 2^48 without leading zeros");
    return item === "0x" ? 0 : Number(item);
  },
  list(field, item) {
    return Array.isArray(item) ? item : invalidHeader(field, item, "a list");
  },
};

function shorten(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length <= 80 ? text : `${text.slice(0, 66)}… (${text.length} characters)`;
}
