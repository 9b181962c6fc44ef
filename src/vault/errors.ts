import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";
import { PUBLISHING_CATALOGUE } from "./content/content-errors.ts";

const OWN = {
  VAULT_CONFIG_INVALID: {
    retryable: false,
    meaning: "A vault's configuration lacks a key, has one too many, or one with a value of the wrong form.",
    remedy: "Mend the key named in `values.key`; `values.value` is what was given, unless it is a secret.",
  },
  VAULT_KEY_INVALID: {
    retryable: false,
    meaning: "A vault's key file does not hold 32 bytes in hex.",
    remedy: "Put a copy of the file back; `tally vault init` makes one for a vault that has no store yet.",
  },
  VAULT_KEY_WRONG: {
    retryable: false,
    meaning: "The vault's store was written under another key file.",
    remedy: "Put the right key file back: without it no key of a published version can be read.",
  },
  VAULT_KEY_EXISTS: {
    retryable: false,
    meaning: "There is a file where the key file of a vault was to be made.",
    remedy: "Choose another file: a key that is replaced is lost, and what was stored under it with it.",
  },
  VAULT_STORE_ELSEWHERE: {
    retryable: false,
    meaning: "The vault's store belongs to another chain, contract or account.",
    remedy: "Use the store, deployment file and key that belong together; `values.field` says which differs.",
  },
  VAULT_STORE_LOCKED: {
    retryable: true,
    meaning: "Another vault works on the store.",
    remedy: "Run one vault for each store; stop the other one first.",
  },
  VAULT_STORE_DAMAGED: {
    retryable: false,
    meaning: "What the vault stored was altered, or was lost in part.",
    remedy: "Put the store back from a copy, or publish the version named in `values` again.",
  },
  VAULT_VERSION_UNKNOWN: {
    retryable: false,
    meaning: "The vault has nothing prepared under a version's number, or the chain has another version under it.",
    remedy: "Prepare the version again: the number may have been used meanwhile.",
  },
  VAULT_VERSION_BROUGHT: {
    retryable: false,
    meaning: "A version is published already, or its transaction may be on its way.",
    remedy:
      "Publish what is prepared, which says what became of it; where its deadline has passed, it can be prepared anew.",
  },
  VAULT_REQUEST_INVALID: {
    retryable: false,
    meaning: "A request to the vault is not of its form.",
    remedy: "Mend the field named in `values.field`; /openapi.json describes the form.",
  },
  VAULT_REQUEST_TOO_LARGE: {
    retryable: false,
    meaning: "A request's body is larger than any that the vault takes.",
    remedy: "Ask for less at once.",
  },
  VAULT_BUSY: {
    retryable: true,
    meaning: "The vault works on as many requests as it may at a time.",
    remedy: "Try again.",
  },
  VAULT_CLOSING: {
    retryable: true,
    meaning: "The vault is being stopped.",
    remedy: "Ask again once it runs; what was begun is taken up.",
  },
  SIGN_IN_REQUIRED: {
    retryable: false,
    meaning: "A request names no session, or one that has ended.",
    remedy: "Sign in: POST /v1/sign-in/challenges, then /v1/sign-in.",
  },
  SIGN_IN_CHALLENGE_UNKNOWN: {
    retryable: false,
    meaning: "A challenge was never given, was answered before, or has expired.",
    remedy: "Ask for a new one. If nobody answered it twice, somebody reads the connection: use TLS.",
  },
  SIGN_IN_SIGNATURE_INVALID: {
    retryable: false,
    meaning: "A challenge is not signed by the account that it was given to, for this vault and chain.",
    remedy: "Sign with the account named in `values.account`.",
  },
  SIGN_IN_KEY_UNPROVEN: {
    retryable: false,
    meaning: "Whoever signs in did not open what was sealed to the encryption key.",
    remedy: "Answer with the 32 bytes that the key named in `values.key` opens.",
  },
  SIGN_IN_KEY_NOT_LIVE: {
    retryable: false,
    meaning: "An encryption key is not registered, is revoked, or is not of the organisation of whoever signs in.",
    remedy: "Register the key named in `values.key`, or use one that is live.",
  },
  ACCOUNT_NOT_MEMBER: {
    retryable: false,
    meaning: "The account is enrolled by no active organisation.",
    remedy: "An ADMIN of the organisation has to enrol `values.account`.",
  },
  AGREEMENT_FOREIGN: {
    retryable: false,
    meaning: "An agreement is not between this vault's organisation and that of whoever asks.",
    remedy: "Ask the vault of the agreement's provider, with an account of its consumer.",
  },
  AGREEMENT_NOT_LIVE: {
    retryable: false,
    meaning: "Nothing is given under an agreement that is not in force: `values.state` says what it is.",
    remedy: "Look at the agreement on chain; a new one has to be made where this one has ended.",
  },
  AGREEMENT_COMPUTE_ONLY: {
    retryable: false,
    meaning: "Under this agreement queries are answered and no data are given out.",
    remedy: "Propose a computation, or agree on an offer that gives data.",
  },
  ACCESS_NUMBER_WRONG: {
    retryable: false,
    meaning: "Accesses are numbered without gaps, and a request has not the next number.",
    remedy: "Sign a request with the number in `values.expected`.",
  },
  ACCESS_NUMBER_TAKEN: {
    retryable: false,
    meaning: "Another request under the same agreement has the number already.",
    remedy: "Finish that access, or wait until its deadline has passed.",
  },
  ACCESS_VERSION_WRONG: {
    retryable: false,
    meaning:
      "The agreement covers no such version of a resource, the version is revoked, or this vault does not have it.",
    remedy: "Ask for a version that the catalogue lists.",
  },
  ACCESS_SIGNATURE_INVALID: {
    retryable: false,
    meaning: "A request for an access is not signed by a MAKER of the agreement's consumer, or for other content.",
    remedy: "Sign the request that `values` shows, on the chain and contract of the agreement.",
  },
  ACCESS_EXPIRED: {
    retryable: false,
    meaning: "The deadline of a request for an access has passed, or is too near.",
    remedy: "Sign a new request.",
  },
  ACCESS_TOO_LARGE: {
    retryable: false,
    meaning: "An access would give out more bytes or rows than the owner allows at once.",
    remedy: "Select fewer rows or columns; the limit is `values.limit`.",
  },
  ACCESS_UNKNOWN: {
    retryable: false,
    meaning: "The vault has no such access of whoever asks.",
    remedy: "Check agreement and number.",
  },
  ACCESS_NOT_READY: {
    retryable: true,
    meaning: "The chain has not numbered the access yet, so its key is not handed out.",
    remedy: "Ask again.",
  },
  ACCESS_FAILED: {
    retryable: false,
    meaning: "The chain refused the access after all; `values.reason` says why. No number was used.",
    remedy: "Mend the reason and sign a new request.",
  },
  ACCESS_CONFLICT: {
    retryable: false,
    meaning: "The chain has another access under the number than the vault's store.",
    remedy:
      "Two vaults serve one agreement, or an older copy of the store was put back. Stop one; never restore a store.",
  },
  COMPUTATION_REFUSED: {
    retryable: false,
    meaning:
      "A job is not run here: it is not approved by all, was withdrawn, is about other data, or asks for something else than was approved.",
    remedy: "`values.reason` says which. What is approved is the algorithm to the letter, with its parameters.",
  },
  SELECTION_INVALID: {
    retryable: false,
    meaning: "A selection names rows or columns that the version does not have, or nothing.",
    remedy: "Mend the field named in `values.field`; the schema is in the catalogue.",
  },
  RANGE_INVALID: {
    retryable: false,
    meaning: "A range of bytes lies outside the ciphertext, or is of another form than `bytes=FROM-TO`.",
    remedy: "The ciphertext has `values.size` bytes.",
  },
} as const satisfies Record<string, CatalogueEntry>;

/** Every code that the vault itself throws. */
export const VAULT_CATALOGUE = { ...PUBLISHING_CATALOGUE, ...OWN } as const;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly vault: keyof typeof OWN;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const vaultError = errorsOf(OWN);
