import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const BOARD_CATALOGUE = {
  BOARD_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with an ask, a holding, a quote, or with what was signed of them, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly board: keyof typeof BOARD_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const boardError = /* @__PURE__ */ errorsOf(BOARD_CATALOGUE);
