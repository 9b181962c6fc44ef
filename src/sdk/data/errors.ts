import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";
import { CONTENT_CATALOGUE } from "./model/content-errors.ts";
import { RESULT_CATALOGUE } from "./model/result-errors.ts";

const OWN = {
  AddressEmptyCode: {
    retryable: false,
    meaning: "A library that Agreements is linked with is not at its address.",
    remedy: "Run `tally deployment verify`: the deployment is damaged.",
  },
  VAULT_UNREACHABLE: {
    retryable: true,
    meaning: "A vault does not answer, or failed inside.",
    remedy: "Check its address, which the catalogue's service names; try again.",
  },
  VAULT_REFUSED: {
    retryable: false,
    meaning: "A vault refused a request; `values.problem` has its own code and values.",
    remedy: "Mend what the vault's code says, see docs/errors.md; a refusal under a live agreement can be disputed.",
  },
  VAULT_BUSY_NOW: {
    retryable: true,
    meaning: "A vault cannot answer now; `values.problem` says why.",
    remedy: "Try again.",
  },
  VAULT_ANSWER_INVALID: {
    retryable: false,
    meaning: "What a vault answered is not of its form, or not what was asked for, or not what is on chain.",
    remedy: "Use nothing of it; keep it for a dispute. `values.field` says what differs.",
  },
  AUDIT_INVALID: {
    retryable: false,
    meaning: "An audit bundle lacks a field or has one of the wrong form.",
    remedy: "Get it again from who made it; the field is `values.field`.",
  },
  JOB_INVALID: {
    retryable: false,
    meaning: "The JSON of a job lacks a field or has one of the wrong form.",
    remedy: "Mend the field named in `values.field`; `values.value` is what was given.",
  },
  ANSWER_LOST: {
    retryable: false,
    meaning: "An executor does not have what it committed to, or has something else, and so cannot reveal it.",
    remedy: "Restore its store of answers before the time to reveal is over; else it is named as silent.",
  },
} as const satisfies Record<string, CatalogueEntry>;

/** Every code of the domain's own. */
export const DATA_CATALOGUE = { ...CONTENT_CATALOGUE, ...RESULT_CATALOGUE, ...OWN } as const;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly data: keyof typeof OWN;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const dataError = /* @__PURE__ */ errorsOf(OWN);
