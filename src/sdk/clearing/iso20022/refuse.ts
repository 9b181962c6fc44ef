import { clearingError } from "../errors.ts";

const LONGEST_SHOWN = 120;

const shown = (value: unknown) => String(value).slice(0, LONGEST_SHOWN);

/** An error `PACS_XML_INVALID`: the file should be something. */
export function xmlInvalid(expected: string, value: unknown) {
  const message = `the file should be ${expected}: ${shown(value)}`;
  return clearingError("PACS_XML_INVALID", message, { value: shown(value), expected });
}

/** @throws `PACS_FIELD_INVALID`, naming the field by its path in the file. */
export function pacsFieldInvalid(field: string, value: unknown, expected: string): never {
  const text = value === undefined ? "nothing" : shown(value);
  const message = `${field} should be ${expected}, is ${JSON.stringify(text)}`;
  throw clearingError("PACS_FIELD_INVALID", message, { field, value: text, expected });
}
