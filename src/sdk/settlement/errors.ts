import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const SETTLEMENT_CATALOGUE = {
  CALENDAR_YEAR_NOT_LOADED: {
    retryable: false,
    meaning: "A calendar was asked for a day of a year that it has no data of.",
    remedy:
      "Load the year `values.year`: on chain by a proposal to the Council, off chain with the table of its closed days.",
  },
  CALENDAR_TABLE_INVALID: {
    retryable: false,
    meaning: "A table of a calendar lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  CALENDAR_TOO_EARLY: {
    retryable: false,
    meaning: "A time is before 1970, in local time.",
    remedy: "Give seconds since 1970 that are not negative after the calendar's offset to UTC.",
  },
  DATE_INVALID: {
    retryable: false,
    meaning: "A date is none of the calendar from 1970-01-01 to 9999-12-31.",
    remedy: "Write it as in 2026-02-28.",
  },
  DAYS_REVERSED: {
    retryable: false,
    meaning: "A period ends before it begins.",
    remedy: "Compare `values.from` with `values.to`: a trade is not later than the day of payment.",
  },
  DISCOUNT_EXCEEDS_FACE: {
    retryable: false,
    meaning: "A bank discount is more than what is discounted.",
    remedy: "Look at rate, scale and days; a bank discount of 100 % a year is the whole face after 360 days.",
  },
  PART_EXCEEDS_WHOLE: {
    retryable: false,
    meaning: "A part is more than its whole, or the whole is zero.",
    remedy: "Compare `values.part` with `values.whole`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly settlement: keyof typeof SETTLEMENT_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const settlementError = /* @__PURE__ */ errorsOf(SETTLEMENT_CATALOGUE);
