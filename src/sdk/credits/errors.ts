import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const CREDITS_CATALOGUE = {
  CREDIT_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with terms, a drawing or document data of a letter of credit, or with what was signed of it, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  CREDIT_NOT_TRANSFERABLE: {
    retryable: false,
    meaning: "A credit is not transferred so (UCP 600 art. 38): `values.reason` says why, `values.fields` which terms.",
    remedy: "Transfer a part of what is left, and change only what a transfer may change.",
  },
  MT_TEXT_INVALID: {
    retryable: false,
    meaning: "A text is no SWIFT message of a kind that is known: `values.value` is the line, or the type.",
    remedy: "Give the text of an MT 700, 707, 734, 750, 752, 754 or 756, or only its fields and say the type.",
  },
  MT_FIELD_INVALID: {
    retryable: false,
    meaning: "A field of a SWIFT message is missing, is there twice, or has not the form of its tag.",
    remedy:
      "Mend the field named in `values.tag`; `values.value` is what was given, `values.expected` what it should be.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly credits: keyof typeof CREDITS_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const creditsError = /* @__PURE__ */ errorsOf(CREDITS_CATALOGUE);
