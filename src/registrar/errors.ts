import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";

/** Every code that the registrar service itself throws. */
export const REGISTRAR_CATALOGUE = {
  KEY_FILE_INVALID: {
    retryable: false,
    meaning: "A registrar's key file is not of its form, or was altered.",
    remedy: "Put a copy of the file back. Without it no document that was registered is recognised again.",
  },
  KEY_FILE_PASSWORD_WRONG: {
    retryable: false,
    meaning: "The password is not that with which the registrar's key file was encrypted, or the file was altered.",
    remedy: "Check that password and file belong together.",
  },
  KEY_FILE_LOCKED: {
    retryable: true,
    meaning: "Another command changes the registrar's key file.",
    remedy: "Wait until it has ended and run the command again.",
  },
  EPOCHS_TOO_MANY: {
    retryable: false,
    meaning: "A registrar has as many epochs as a document can have keys reserved for.",
    remedy: "Drop the oldest once nothing open was registered under it: tally registrar drop.",
  },
  EPOCH_NOT_DROPPABLE: {
    retryable: false,
    meaning: "An epoch is not the oldest of several, and only that one can be dropped.",
    remedy: "Drop them in their order; the current one stays in any case.",
  },
  EPOCH_IN_USE: {
    retryable: false,
    meaning: "A document that is registered under an epoch, and under none that is newer, is still open.",
    remedy: "Wait until it is closed; `values.value` is its key, `values.state` what it is.",
  },
  EPOCHS_DIFFER: {
    retryable: false,
    meaning: "The registrar answered under an epoch before that the key file lacks, or has another secret for.",
    remedy: "Put the right key file back: keys of another secret recognise nothing.",
  },
  KEYS_REQUEST_INVALID: {
    retryable: false,
    meaning: "A request for fingerprint keys is not of its form.",
    remedy: "Mend the field named in `values.field`; /openapi.json describes the form.",
  },
  KEYS_REQUEST_EXPIRED: {
    retryable: false,
    meaning: "A request for fingerprint keys was signed too long ago, or in the future.",
    remedy: "Sign a new one; if that is refused too, set the clock of the machine that signs.",
  },
  KEYS_REQUEST_REPEATED: {
    retryable: false,
    meaning: "A request for fingerprint keys was brought before.",
    remedy: "Sign a new one. If nobody did so twice, somebody reads the connection: use TLS.",
  },
  KEYS_QUOTA_EXCEEDED: {
    retryable: true,
    meaning: "An organisation asked for more fingerprint keys within an hour than it may.",
    remedy: "Try again in an hour. If nobody of the organisation asked so much, revoke the account `values.account`.",
  },
  SIGNER_MISMATCH: {
    retryable: false,
    meaning: "A request for fingerprint keys is not signed, or for another chain or registrar.",
    remedy: "Sign it with an account of the organisation, for this chain and the registrar's account.",
  },
  ACCOUNT_NOT_ALLOWED: {
    retryable: false,
    meaning:
      "Whoever signed is no MAKER or ADMIN of the organisation whose documents were asked about, or it is not active.",
    remedy: "Only an organisation itself gets the keys of its documents: `values.account` has to be enrolled by it.",
  },
  REGISTRAR_OVERLOADED: {
    retryable: true,
    meaning: "Too many requests for fingerprint keys are being answered.",
    remedy: "Try again.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly registrar: keyof typeof REGISTRAR_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const registrarError = errorsOf(REGISTRAR_CATALOGUE);
