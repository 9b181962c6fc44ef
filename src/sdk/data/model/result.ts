import { concat, id, keccak256, toBeHex, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../core/json/canonical-json.ts";
import { encodeRow } from "./content/row.ts";
import { contentSchemaHash } from "./content/schema.ts";
import { valuesOf } from "./result-cells.ts";
import type { ResultDocument, ResultInput } from "./result-document.ts";

/** First word of what is hashed, so that no other hash is taken for a result's. */
export const RESULT_TAG = id("Tallystick result v1");

/**
 * The hash that an executor commits to: keccak-256 of tag, algorithm, the inputs' hash, the hash of the columns' names and types, number of
 * rows (8 bytes) and the rows' hash.
 *
 * @throws `RESULT_INVALID` with the field; `CONTENT_SCHEMA_INVALID`, `CONTENT_VALUE_INVALID`.
 *
 * @example
 * import { resultHash } from "tallystick/data";
 *
 * const hash = resultHash(result);
 */
export function resultHash(document: ResultDocument): string {
  const { algorithm, inputs, columns, rows } = document;
  const encoded = rows.map((row, index) => encodeRow(valuesOf(row, columns, index), columns));
  const schema = contentSchemaHash({ kind: "table", columns });
  return keccak256(
    concat([RESULT_TAG, algorithm, inputsHash(inputs), schema, toBeHex(rows.length, 8), keccak256(joined(encoded))]),
  );
}

/** Inputs in the order of their tables' names. */
export function inputsHash(inputs: readonly ResultInput[]): string {
  const sorted = inputs
    .map(({ table, contentRoot }) => ({ table, contentRoot: contentRoot.toLowerCase() }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
  return keccak256(toUtf8Bytes(canonicalJson({ form: "tallystick/inputs/v1", inputs: sorted })));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
