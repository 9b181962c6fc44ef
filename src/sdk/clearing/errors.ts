import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const CLEARING_CATALOGUE = {
  OBLIGATION_INVALID: {
    retryable: false,
    meaning: "An obligation is of no amount, or not between two members of the cycle.",
    remedy: "Mend the field `values.field` of obligation `values.item`; `values.value` is what was given.",
  },
  OBLIGATION_DUPLICATE: {
    retryable: false,
    meaning: "Two obligations of one debtor have one number, or a number is not above the one before it.",
    remedy:
      "An obligation counts once. If these are two, number the second anew; compare `values.debtor` and `values.number`.",
  },
  NETS_INVALID: {
    retryable: false,
    meaning: "Proposed nets do not sum to zero, or are not those of the confirmed obligations.",
    remedy: "Compute them again with `netCycle`; `values.bank` is the first that is wrong, if they sum to zero.",
  },
  CLEARING_JSON_INVALID: {
    retryable: false,
    meaning: "A file with terms, obligations or signatures of clearing lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  PACS_XML_INVALID: {
    retryable: false,
    meaning:
      "A file is no message pacs.009 of a version that is read: not well-formed, with a document type, too large, or of another root.",
    remedy: "Compare `values.expected` and `values.value`; ask its sender for a `pacs.009.001.08` to `.12`.",
  },
  PACS_FIELD_INVALID: {
    retryable: false,
    meaning:
      "A field of a message pacs.009 is missing, repeated, of the wrong form, or does not agree with the others or with the cycle.",
    remedy:
      "Mend the field `values.field`, a path in the file; `values.value` is what is there, `values.expected` what should be.",
  },
  DEFAULTER_INVALID: {
    retryable: false,
    meaning: "The bank owes nothing in the cycle, so it cannot have failed to pay.",
    remedy: "Compare `values.net`: only a negative one is owed.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly clearing: keyof typeof CLEARING_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const clearingError = /* @__PURE__ */ errorsOf(CLEARING_CATALOGUE);
