import { bytes32, list, object, text } from "../../core/json/json-form.ts";
import { resultHash } from "./result.ts";
import { RESULT_FORM, type ResultDocument } from "./result-document.ts";
import { resultError } from "./result-errors.ts";

const isColumn = object({ name: text, type: text }, { scale: () => {} });
const isDocument = object({
  form: text,
  algorithm: bytes32,
  inputs: list(object({ table: text, contentRoot: bytes32 })),
  columns: list(isColumn),
  rows: list(list(() => {})),
});

/**
 * Takes a document that came from somewhere, and checks that it is what the hash was committed to.
 *
 * @throws `RESULT_INVALID` for what is no document; `RESULT_MISMATCH` for another result.
 *
 * @example
 * import { parseJson } from "tallystick";
 * import { verifyResult } from "tallystick/data";
 *
 * const { columns, rows } = verifyResult(parseJson(text), job.resultHash);
 */
export function verifyResult(document: unknown, hash: string): ResultDocument {
  const parsed = parseResult(document);
  const actual = resultHash(parsed);
  if (actual !== hash.toLowerCase()) {
    throw resultError("RESULT_MISMATCH", `the result's hash is ${actual} and not ${hash}`, { expected: hash, actual });
  }
  return parsed;
}

/** @throws `RESULT_INVALID` with the field and its value. Cells are looked at by `resultHash`. */
export function parseResult(document: unknown): ResultDocument {
  isDocument(document, "", (field, value, expected) => {
    throw resultError("RESULT_INVALID", `${field || "the document"} should be ${expected}`, { field, value, expected });
  });
  const parsed = document as ResultDocument;
  if (parsed.form !== RESULT_FORM) {
    throw resultError("RESULT_INVALID", `form should be ${RESULT_FORM}`, { field: "form", value: parsed.form });
  }
  return parsed;
}
