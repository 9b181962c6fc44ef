import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const CREDITS_CATALOGUE = {
  CREDIT_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with terms or a drawing of a letter of credit, or with what was signed of it, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly credits: keyof typeof CREDITS_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const creditsError = /* @__PURE__ */ errorsOf(CREDITS_CATALOGUE);
