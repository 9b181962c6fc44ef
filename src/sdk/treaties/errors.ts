import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const TREATIES_CATALOGUE = {
  TREATY_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with the terms of a treaty, with a loss advice, or with what was signed of it, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  LOSS_OUTSIDE_WINDOW: {
    retryable: false,
    meaning: "Hours clause: a loss lies outside the hours of the event that it is put to.",
    remedy: "Put it to another event, or let the period begin at another time.",
  },
  PERIOD_BEFORE_FIRST_LOSS: {
    retryable: false,
    meaning: "Hours clause: a period begins before the first loss that was recorded.",
    remedy: "Let it begin with that loss, or later.",
  },
  PERIODS_OVERLAP: {
    retryable: false,
    meaning: "Hours clause: two periods of the same treaty overlap.",
    remedy: "Let the second begin when the hours of the first are over.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly treaties: keyof typeof TREATIES_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const treatiesError = /* @__PURE__ */ errorsOf(TREATIES_CATALOGUE);
