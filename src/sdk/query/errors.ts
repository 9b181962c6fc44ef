import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** What the client of the query API throws. */
export const QUERY_CATALOGUE = {
  INDEXER_UNREACHABLE: {
    retryable: true,
    meaning: "The query API did not answer, or failed inside.",
    remedy: "Check that the indexer runs and that `values.url` is its address; its log says what failed.",
  },
  INDEXER_BUSY: {
    retryable: true,
    meaning: "The query API answers later: it has not read the chain yet, follows another one, or is asked too much.",
    remedy: "Try again; where it stays, read its /health.",
  },
  INDEXER_REFUSED: {
    retryable: false,
    meaning: "The query API refused the question: it is not of its form, or there is no such thing.",
    remedy: "Read `values.code`, which is in this list too, and mend the question.",
  },
  INDEXER_ANSWER_INVALID: {
    retryable: false,
    meaning: "What answers at the address of the query API has another form.",
    remedy: "Look whether the address is the indexer's, and whether its version is this one.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly query: keyof typeof QUERY_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const queryError = /* @__PURE__ */ errorsOf(QUERY_CATALOGUE);
