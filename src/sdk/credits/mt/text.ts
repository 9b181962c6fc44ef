import { creditsError } from "../errors.ts";

/** SWIFT's character set X, a line. */
const X = /^[A-Za-z0-9/\-?:().,'+ ]*$/;
/** SWIFT's character set Z, a line: what narratives may have too. */
const Z = /^[A-Za-z0-9/\-?:().,'+ =!"%&*<>;{@#_]*$/;

export const CHARSETS = { x: X, z: Z } as const;

const LONGEST_SHOWN = 120;

/** @throws `MT_FIELD_INVALID`, naming the field, its tag and its value. */
export function mtFieldInvalid(field: string, tag: string, value: unknown, expected: string): never {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const shown = text === undefined ? "nothing" : text.slice(0, LONGEST_SHOWN);
  const message = `:${tag}: (${field}) should be ${expected}, is ${JSON.stringify(shown)}`;
  throw creditsError("MT_FIELD_INVALID", message, { field, tag, value: shown, expected });
}
