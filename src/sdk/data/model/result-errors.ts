import type { CatalogueEntry } from "../../../lib/errors.ts";
import { errorsOf } from "../../core/errors.ts";

/** Codes about results of computations. */
export const RESULT_CATALOGUE = {
  RESULT_INVALID: {
    retryable: false,
    meaning: "A result's document lacks a field, or has one of the wrong form.",
    remedy: "Get it again from the executor; the field is `values.field`.",
  },
  RESULT_MISMATCH: {
    retryable: false,
    meaning:
      "A result is not the one that was committed to: a row, a column, the algorithm or an input is another one.",
    remedy: "Use nothing of it, and keep it for a challenge of the computation.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../../lib/errors.ts" {
  interface ErrorCodes {
    readonly result: keyof typeof RESULT_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const resultError = /* @__PURE__ */ errorsOf(RESULT_CATALOGUE);
