import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const CUSTODY_CATALOGUE = {
  EPCIS_INVALID: {
    retryable: false,
    meaning: "An EPCIS document or event lacks a field or has one of the wrong form.",
    remedy: "Mend the field `values.field`; `values.value` is what is there. Nothing of the document was taken.",
  },
  GS1_INVALID: {
    retryable: false,
    meaning: "A GS1 identifier has the wrong form or a wrong check digit, or is of a kind that is not known here.",
    remedy: "Compare `values.value` with the label; the reason is in `values.reason`.",
  },
  CUSTODY_PROFILE_INVALID: {
    retryable: false,
    meaning:
      "The rules of a regulated flow lack a field, have one of the wrong form, or name a step or class that is not there.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  HANDOVER_INVALID: {
    retryable: false,
    meaning:
      "A handover that another device gave lacks a field, has one of the wrong form, or is for another deployment.",
    remedy: "Get it again from who gave it; the field is `values.field`.",
  },
  HANDOVER_VERSION: {
    retryable: false,
    meaning: "A handover that another device gave is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly custody: keyof typeof CUSTODY_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const custodyError = /* @__PURE__ */ errorsOf(CUSTODY_CATALOGUE);
