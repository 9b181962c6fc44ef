import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const FUNDS_CATALOGUE = {
  FUND_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with the terms of a facility, with a request for a payment, or with what was signed of it, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly funds: keyof typeof FUNDS_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const fundsError = /* @__PURE__ */ errorsOf(FUNDS_CATALOGUE);
