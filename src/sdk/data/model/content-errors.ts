import type { CatalogueEntry } from "../../../lib/errors.ts";
import { errorsOf } from "../../core/errors.ts";

/** Codes about content, proofs of it, sealing and envelopes. */
export const CONTENT_CATALOGUE = {
  CONTENT_SCHEMA_INVALID: {
    retryable: false,
    meaning: "The schema of a content lacks a field, or has one of the wrong form, or names a column twice.",
    remedy: "Mend the field `values.field`.",
  },
  CONTENT_VALUE_INVALID: {
    retryable: false,
    meaning: "A value is not one of its column's type, or is not encoded in the one form that it has.",
    remedy: "Compare the value `values.value` with the type of the column `values.column` in docs/data-content.md.",
  },
  CONTENT_ROW_INVALID: {
    retryable: false,
    meaning: "The bytes of a row end too early or too late for its schema.",
    remedy: "Get the content again from who issued it; the reason is in `values.reason`.",
  },
  CONTENT_PROOF_INVALID: {
    retryable: false,
    meaning: "A disclosure or an extraction lacks a field, or has one of the wrong form, or is about another version.",
    remedy: "Get it again from who issued it; the field is `values.field`.",
  },
  CONTENT_ROOT_MISMATCH: {
    retryable: false,
    meaning:
      "Rows do not lead to the content root: a row, a column, their order or number, or the schema is another one.",
    remedy: "Use nothing of it, and keep it with its receipt for a dispute.",
  },
  CONTENT_STREAM_INVALID: {
    retryable: false,
    meaning: "A stream of rows is not one, is cut off, or goes on after its end.",
    remedy: "Get the extraction again; the place is in `values.at`.",
  },
  SEAL_HEADER_INVALID: {
    retryable: false,
    meaning: "A sealed content does not begin with the header of one.",
    remedy: "Check that it is the ciphertext of the access and came whole; the field is `values.field`.",
  },
  SEAL_KEY_WRONG: {
    retryable: false,
    meaning: "A sealed content was not sealed under this key.",
    remedy: "Open the envelope of the access that the ciphertext belongs to.",
  },
  SEAL_CONTEXT_WRONG: {
    retryable: false,
    meaning: "A sealed content was sealed for another access, resource or version.",
    remedy: "Compare `values.expected` with `values.actual`; ask for the ciphertext of this access.",
  },
  SEAL_CHUNK_INVALID: {
    retryable: false,
    meaning:
      "A chunk of a sealed content was altered, moved, left out, or the content was cut off or goes on after it.",
    remedy: "Throw away what was opened of it and fetch it again; the chunk's number is `values.chunk`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../../lib/errors.ts" {
  interface ErrorCodes {
    readonly content: keyof typeof CONTENT_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const contentError = /* @__PURE__ */ errorsOf(CONTENT_CATALOGUE);
