import { hexlify, randomBytes } from "ethers";
import { canonicalJson, type Json } from "../../../core/json/canonical-json.ts";
import { type MerkleTree, merkleTree } from "../../../core/proof/merkle-tree.ts";
import { type Field, flatten } from "./flatten.ts";
import { fieldLeaf } from "./leaf.ts";

/** A field with the salt that keeps its value from being guessed. */
export interface SaltedField extends Field {
  /** Random 32 bytes. Private for as long as the value is. */
  readonly salt: string;
}

/** A JSON object of which single fields can be shown later. Private: it holds every value and salt. */
export interface SaltedDocument {
  /** What goes into a statement's data. */
  readonly root: string;
  readonly fields: readonly SaltedField[];
}

export interface CreateDocumentOptions {
  /** @default 32 bytes of the system's randomness */
  readonly salt?: () => string;
}

/**
 * Salts a JSON object field by field and builds the Merkle tree of its fields.
 *
 * Leaves are sorted by their hash, so a path in the tree says nothing about a field's place. What a disclosure does give
 * away is about how many fields there are: a path's length is the logarithm of their number.
 *
 * @throws `JSON_INVALID`, `DOCUMENT_INVALID`.
 *
 * @example
 * import { createDocument, disclose } from "tallystick/evidence";
 *
 * const document = createDocument({ buyer: { name: "Harbour Steel", taxNumber: "1234" }, tonnes: 12.5 });
 * const shown = disclose(document, ["/tonnes"]);
 */
export function createDocument(json: Json, options: CreateDocumentOptions = {}): SaltedDocument {
  canonicalJson(json);
  const salt = options.salt ?? (() => hexlify(randomBytes(32)));
  const fields = flatten(json).map((field) => ({ ...field, salt: salt() }));
  return { root: documentTree(fields).root, fields };
}

/** The tree of a document; leaf i is field i. */
export function documentTree(fields: readonly SaltedField[]): MerkleTree {
  return merkleTree(
    fields.map((field) => fieldLeaf(field, field.salt)),
    { sortLeaves: true, sortPairs: true },
  );
}
