import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";

/** Every code that the watchlist service itself throws. */
export const WATCHLIST_SERVICE_CATALOGUE = {
  WATCHLIST_KEYS_INVALID: {
    retryable: false,
    meaning: "A key file of a watchlist service is not of its form, or a secret key is not that of its public key.",
    remedy: "Put a copy of the file back. Without the key nobody gets the tag of a subject any more.",
  },
  WATCHLIST_KEY_MISSING: {
    retryable: false,
    meaning: "The key file has no key of the epoch that the list is in, or another than the chain names.",
    remedy: "Put the right key file there; compare its public key with `tally watchlist show`.",
  },
  WATCHLIST_STORE_FOREIGN: {
    retryable: false,
    meaning: "The store is that of another list, or of another chain.",
    remedy: "Name another file; an empty one is filled from the chain.",
  },
  SIGN_IN_REFUSED: {
    retryable: false,
    meaning: "A sign-in is not signed by its account, or its challenge is unknown, used or too old.",
    remedy: "Ask for a new challenge and sign that.",
  },
  SESSION_UNKNOWN: {
    retryable: false,
    meaning: "A request comes without a session, or with one that is over.",
    remedy: "Sign in again; a restart of the service ends all sessions.",
  },
  QUERIER_NOT_ALLOWED: {
    retryable: false,
    meaning: "The account is no MAKER or DEVICE of an active organisation.",
    remedy: "Have the organisation enrol `values.account`.",
  },
  QUERY_INVALID: {
    retryable: false,
    meaning: "A request to a watchlist service is not of its form.",
    remedy: "Mend the field named in `values.field`; /openapi.json describes the form.",
  },
  QUERY_EPOCH_OVER: {
    retryable: false,
    meaning: "A query is for an epoch that is over, or has not been announced.",
    remedy: "Read the list's epoch and key again, and hide the subject anew.",
  },
  QUERY_COUNT_WRONG: {
    retryable: false,
    meaning: "A query's count is not the last one and what is asked now, or not signed by the organisation.",
    remedy: "Ask for the last count (`GET /v1/count`), add what is asked, and sign that.",
  },
  QUERY_UNPAID: {
    retryable: false,
    meaning: "The organisation has not the points for its queries.",
    remedy: "Report what is worth reporting, or have the operator grant points: `values.points` are there.",
  },
  QUERY_QUOTA_EXCEEDED: {
    retryable: true,
    meaning: "An organisation asked more within an hour than it may.",
    remedy: "Try again in an hour. If nobody of the organisation asked so much, revoke the account `values.account`.",
  },
  RECEIPTS_TOO_MANY: {
    retryable: false,
    meaning: "An organisation asks for more receipts than it made queries.",
    remedy: "One receipt is of one query.",
  },
  WATCHLIST_OVERLOADED: {
    retryable: true,
    meaning: "Too many requests are being answered.",
    remedy: "Try again.",
  },
  BUCKET_UNKNOWN: {
    retryable: false,
    meaning: "The service does not have this root, or there is no such bucket under it.",
    remedy: "Ask for a bucket of the newest root; of those before, the last one is kept.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly watchlistService: keyof typeof WATCHLIST_SERVICE_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const serviceError = errorsOf(WATCHLIST_SERVICE_CATALOGUE);
