import { publishingError } from "../content-errors.ts";

const [QUOTE, COMMA, NEWLINE, RETURN] = [0x22, 0x2c, 0x0a, 0x0d];
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * The names in the first line of a CSV file: comma, double quotes.
 *
 * @param bytes The file's beginning.
 * @throws `SOURCE_EMPTY`, `SOURCE_LINE_INVALID`, `SOURCE_COLUMNS_INVALID`.
 */
export function readCsvHeader(path: string, bytes: Uint8Array): string[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const from = hasMark ? 3 : 0;
  if (bytes.length === from) throw publishingError("SOURCE_EMPTY", `${path} is empty`, { path });
  const fields: number[][] = [[]];
  let quoted = false;
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    const field = fields.at(-1) as number[];
    if (quoted) {
      if (byte !== QUOTE) field.push(byte);
      else if (bytes[at + 1] === QUOTE) field.push(bytes[++at] as number);
      else quoted = false;
    } else if (byte === QUOTE && field.length === 0) quoted = true;
    else if (byte === COMMA) fields.push([]);
    else if (byte === NEWLINE || byte === RETURN) break;
    else field.push(byte);
  }
  if (quoted || (at === bytes.length && at > MAX_HEADER))
    throw headerInvalid(path, "a quote does not end, or the line is too long");
  const names = fields.map((field) => {
    try {
      return utf8.decode(Uint8Array.from(field));
    } catch (cause) {
      throw headerInvalid(path, "not UTF-8", cause);
    }
  });
  for (const [i, name] of names.entries()) {
    if (name !== "" && names.indexOf(name) === i) continue;
    const what = name === "" ? `column ${i + 1} has no name` : `column ${name} is there twice`;
    throw publishingError("SOURCE_COLUMNS_INVALID", `${path}: ${what}`, { path, column: name, position: i });
  }
  return names;
}

/** Bytes that a header may have. */
export const MAX_HEADER = 2 ** 20;

function headerInvalid(path: string, reason: string, cause?: unknown) {
  return publishingError("SOURCE_LINE_INVALID", `${path}, line 1: ${reason}`, { path, line: 1, reason }, cause);
}
