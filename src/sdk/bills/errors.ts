import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const BILLS_CATALOGUE = {
  BILL_JSON_INVALID: {
    retryable: false,
    meaning:
      "A file with what is written on a bill, or with what was signed of it, lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  BILL_HISTORY_BROKEN: {
    retryable: true,
    meaning: "The steps that events tell of a lot are not those whose hash the ledger keeps.",
    remedy: "Ask again, from a node that has every event since the bill was accepted.",
  },
  BILL_REPO_INVALID: {
    retryable: false,
    meaning: "The far leg of a repo cannot be on this day: `values.reason` says why.",
    remedy: "Choose a banking day after the near leg and before the bill matures.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly bills: keyof typeof BILLS_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const billsError = /* @__PURE__ */ errorsOf(BILLS_CATALOGUE);
