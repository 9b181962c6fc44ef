import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const SENSING_CATALOGUE = {
  SIGNERS_UNREADABLE: {
    retryable: false,
    meaning: "Who signed a sealed batch cannot be read: the transaction did not call Feeds directly.",
    remedy:
      "It went through another contract: trace the transaction in `values.transaction` with the node's debug API.",
  },
  READING_PROOF_INVALID: {
    retryable: false,
    meaning: "Evidence of a reading lacks a field or has one of the wrong form.",
    remedy: "Get the evidence again from who gave it; the field is `values.field`.",
  },
  READING_PROOF_VERSION: {
    retryable: false,
    meaning: "Evidence of a reading is of a version that this program does not know.",
    remedy: "Use a newer version of this program.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly sensing: keyof typeof SENSING_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const sensingError = /* @__PURE__ */ errorsOf(SENSING_CATALOGUE);
