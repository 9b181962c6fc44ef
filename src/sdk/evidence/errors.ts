import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const EVIDENCE_CATALOGUE = {
  ANCHOR_EMPTY: {
    retryable: false,
    meaning: "A batch was to be built of no statements.",
    remedy: "Give at least one statement.",
  },
  ANCHOR_ITEM_INVALID: {
    retryable: false,
    meaning: "A statement of a batch has a field of the wrong form.",
    remedy: "Mend the field `values.field` of the item `values.item`.",
  },
  ANCHOR_DUPLICATE: {
    retryable: false,
    meaning: "Two statements of a batch, or of one call, are the same, so they have one uid.",
    remedy: "Drop the item `values.item`, or give it a salt of its own; it repeats the item `values.first`.",
  },
  ANCHOR_MIXED: {
    retryable: false,
    meaning: "The statements of a batch differ in attester or schema; a batch is anchored for one of each.",
    remedy: "Build a batch for each attester and schema; the first that differs is the item `values.item`.",
  },
  ANCHOR_ITEM_UNKNOWN: {
    retryable: false,
    meaning: "A batch was asked for the proof of an item that it does not have.",
    remedy: "Items are numbered from 0 to `values.count` - 1.",
  },
  DOCUMENT_INVALID: {
    retryable: false,
    meaning: "A salted document, or what was disclosed of one, lacks a field or has one of the wrong form.",
    remedy: "Mend the field `values.field`.",
  },
  DOCUMENT_PATH_UNKNOWN: {
    retryable: false,
    meaning: "A document has no field at or under a path that was to be disclosed.",
    remedy: "Paths are JSON pointers, such as /buyer/name; compare with the document's fields.",
  },
  RECEIPT_INVALID: {
    retryable: false,
    meaning: "An evidence receipt lacks a field or has one of the wrong form.",
    remedy: "Get the receipt again from who issued it; the field is `values.field`.",
  },
  RECEIPT_VERSION: {
    retryable: false,
    meaning: "An evidence receipt is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
  SCHEMA_MALFORMED: {
    retryable: false,
    meaning: "A schema definition does not follow the grammar.",
    remedy: 'Mend it at `values.position`: ABI types with names, as in "uint64 weight,string unit".',
  },
  DATA_MISMATCH: {
    retryable: false,
    meaning: "Data does not encode or decode under its schema's definition.",
    remedy: "Mend the field named in `values.field`; in a batch, `values.item` is the index of the statement.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly evidence: keyof typeof EVIDENCE_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const evidenceError = /* @__PURE__ */ errorsOf(EVIDENCE_CATALOGUE);
