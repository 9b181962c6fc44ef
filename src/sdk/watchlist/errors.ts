import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const WATCHLIST_CATALOGUE = {
  SUBJECT_INVALID: {
    retryable: false,
    meaning: "An identifier of a subject is not of its kind's form, or its check character is wrong.",
    remedy: "Compare with the document; the field is `values.field`. The value is not repeated: it is personal.",
  },
  WATCHLIST_PROOF_INVALID: {
    retryable: false,
    meaning:
      "A watchlist service evaluated under another key than the chain names, or answered with what is no evaluation.",
    remedy: "Do not use the answer: another key is how one querier is told from others. Show it to the other members.",
  },
  BUCKET_INVALID: {
    retryable: false,
    meaning: "A bucket of a watchlist does not lead to the root on the chain, or is not in the order of its tags.",
    remedy: "Ask again, or another mirror; `values.reason` says what is wrong.",
  },
  ROOT_UNUSABLE: {
    retryable: true,
    meaning: "A watchlist has no root for the epoch, it is older than was asked for, or it was proved wrong.",
    remedy: "Wait for the operator's next root; `values.reason` says which it is.",
  },
  WATCHLIST_ANSWER_INVALID: {
    retryable: false,
    meaning: "What a watchlist service answered is not of its form, or not what was asked for.",
    remedy: "Check the address; if it is the service, it does not keep to the protocol. The field is `values.field`.",
  },
  WATCHLIST_UNREACHABLE: {
    retryable: true,
    meaning: "The watchlist service did not answer, or failed inside.",
    remedy: "Check that it runs and that `values.url` is its address; try again.",
  },
  WATCHLIST_REFUSED: {
    retryable: false,
    meaning: "The watchlist service refused the request.",
    remedy: "Read the code in `values.problem`.",
  },
  WATCHLIST_BUSY: {
    retryable: true,
    meaning: "The watchlist service will answer later: too many requests, or too many queries by the organisation.",
    remedy: "Try again; the reason is in `values.problem`.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly watchlist: keyof typeof WATCHLIST_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const watchlistError = errorsOf(WATCHLIST_CATALOGUE);
