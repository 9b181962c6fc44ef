import { isAtOrUnder } from "../../../core/json/json-pointer.ts";
import { evidenceError } from "../../errors.ts";
import { documentTree, type SaltedDocument, type SaltedField } from "./create-document.ts";

/** A field that is shown, with its path in the tree. */
export interface DisclosedField extends SaltedField {
  readonly proof: readonly string[];
}

/** Some fields of a document, to be checked against its root. It contains neither value nor salt of any other field. */
export interface Disclosure {
  readonly fields: readonly DisclosedField[];
}

/**
 * Shows the fields at or under some paths, and nothing else. The empty path is the whole document.
 *
 * @throws `DOCUMENT_PATH_UNKNOWN` for a path that has no field.
 *
 * @example
 * import { disclose } from "tallystick/evidence";
 *
 * const shown = disclose(salted, ["/tonnes", "/buyer"]);
 */
export function disclose(document: SaltedDocument, paths: readonly string[]): Disclosure {
  for (const path of paths) {
    if (!document.fields.some((field) => isAtOrUnder(field.path, path))) {
      throw evidenceError("DOCUMENT_PATH_UNKNOWN", `the document has no field at or under "${path}"`, { path });
    }
  }
  const tree = documentTree(document.fields);
  const fields = document.fields.flatMap(({ path, value, salt }, i) =>
    paths.some((above) => isAtOrUnder(path, above)) ? [{ path, value, salt, proof: tree.proofOf(i) }] : [],
  );
  return { fields };
}
