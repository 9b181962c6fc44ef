import type { CatalogueEntry } from "../../../lib/errors.ts";

/** Quality control. */
export const QUALITY = {
  QC_PARAMETER_INVALID: {
    retryable: false,
    meaning: "A quality test was given a parameter that it cannot work with.",
    remedy: "Mend the parameter named in `values.parameter`.",
  },
  PROFILE_INVALID: {
    retryable: false,
    meaning: "A quality profile lacks a field, or has one of the wrong form or that cannot be.",
    remedy: "Mend the field that `values.key` points at.",
  },
  PROFILE_UNFIT: {
    retryable: false,
    meaning: "A quality profile does not fit a station's sensor: another unit, or a time longer than its window.",
    remedy: "Give the station a profile of its own, or correct the unit or the window.",
  },
} as const satisfies Record<string, CatalogueEntry>;
