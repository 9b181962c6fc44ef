import { isHexString } from "ethers";
import { canonicalJson } from "../../../core/json/canonical-json.ts";
import { isPointer } from "../../../core/json/json-pointer.ts";
import { leadsTo } from "../../../core/proof/merkle-tree.ts";
import { evidenceError } from "../../errors.ts";
import type { DisclosedField, Disclosure } from "./disclose.ts";
import { fieldLeaf } from "./leaf.ts";

/**
 * Whether every disclosed field belongs, with its value and at its path, to the document with this root.
 *
 * It proves what the document's author committed to. The author may have put two values at one path into the tree; a
 * disclosure can contain only one of them.
 *
 * @returns false when a value, path or salt is not the one committed to.
 * @throws `DOCUMENT_INVALID` with the field when the package is malformed, shows no field, or shows a path twice or a value
 * within a value.
 *
 * @example
 * import { verifyDisclosure } from "tallystick/evidence";
 *
 * const genuine = verifyDisclosure(root, disclosure);
 */
export function verifyDisclosure(root: string, disclosure: Disclosure): boolean {
  if (!isHexString(root, 32)) throw invalid("root", root, "32 bytes in hex");
  const fields: unknown = (disclosure as Partial<Disclosure> | null)?.fields;
  if (!Array.isArray(fields) || fields.length === 0) throw invalid("fields", fields, "a list of fields");
  for (const [i, field] of fields.entries()) requireField(field, `fields[${i}]`);
  requirePathsApart(fields);
  return (fields as DisclosedField[]).every((field) => leadsTo(root, fieldLeaf(field, field.salt), field.proof));
}

function requireField(field: Partial<DisclosedField> | null, at: string): asserts field is DisclosedField {
  if (typeof field !== "object" || field === null) throw invalid(at, field, "an object");
  if (!isPointer(field.path)) throw invalid(`${at}.path`, field.path, "a JSON pointer");
  if (!isHexString(field.salt, 32)) throw invalid(`${at}.salt`, field.salt, "32 bytes in hex");
  const { value, proof } = field;
  canonicalJson(value);
  if (value !== null && typeof value === "object" && Object.keys(value).length > 0) {
    throw invalid(`${at}.value`, value, "a value without values within");
  }
  if (!Array.isArray(proof) || !proof.every((node) => isHexString(node, 32))) {
    throw invalid(`${at}.proof`, proof, "a list of 32 bytes in hex each");
  }
}

/** No path twice, and none under another: a value cannot lie within a value. */
function requirePathsApart(fields: readonly DisclosedField[]): void {
  const indexOf = new Map<string, number>();
  for (const [i, { path }] of fields.entries()) {
    if (indexOf.has(path)) throw invalid(`fields[${i}].path`, path, "there once");
    indexOf.set(path, i);
  }
  for (const [path, i] of indexOf) {
    for (let end = path.lastIndexOf("/"); end >= 0; end = path.lastIndexOf("/", end - 1)) {
      const above = path.slice(0, end);
      if (indexOf.has(above)) throw invalid(`fields[${i}].path`, path, `outside ${above}`);
      if (end === 0) break;
    }
  }
}

function invalid(field: string, value: unknown, expected: string) {
  return evidenceError("DOCUMENT_INVALID", `disclosure: ${field} should be ${expected}`, { field, value });
}
