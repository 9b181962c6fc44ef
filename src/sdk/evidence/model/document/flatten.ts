import type { Json } from "../../../core/json/canonical-json.ts";
import { pointer } from "../../../core/json/json-pointer.ts";
import { evidenceError } from "../../errors.ts";

/** A value of a document that contains no other value: a text, number, boolean, null, or an empty object or array. */
export interface Field {
  /** JSON pointer (RFC 6901). */
  readonly path: string;
  readonly value: Json;
}

/**
 * The fields of an object, members by name as in canonical JSON: the order in which they were written does not matter.
 *
 * A path says where a value is, not whether its parts name members or items: `{"a":["x"]}` and `{"a":{"0":"x"}}` have the
 * same fields. Where the difference matters, fix the shape in a schema.
 */
export function flatten(json: Json): Field[] {
  if (json === null || typeof json !== "object" || Array.isArray(json)) {
    throw evidenceError("DOCUMENT_INVALID", "a document should be a JSON object", { field: "", value: json });
  }
  const fields: Field[] = [];
  const walk = (value: Json, steps: readonly string[]): void => {
    const inner = value !== null && typeof value === "object" ? Object.entries(value) : [];
    if (!Array.isArray(value)) inner.sort(([a], [b]) => (a < b ? -1 : 1));
    if (inner.length === 0) fields.push({ path: pointer(steps), value });
    for (const [name, member] of inner) walk(member, [...steps, name]);
  };
  walk(json, []);
  return fields;
}
