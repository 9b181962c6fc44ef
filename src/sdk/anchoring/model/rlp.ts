import { decodeRlp, encodeRlp, isHexString, type RlpStructuredData } from "ethers";
import { type RlpReader, rlpReader } from "../../../lib/rlp-reader.ts";
import { anchoringError } from "../errors.ts";

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

/** @throws `QBFT_HEADER_INVALID`. */
export const reader: RlpReader = rlpReader(invalidHeader);

function shorten(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length <= 80 ? text : `${text.slice(0, 66)}… (${text.length} characters)`;
}
