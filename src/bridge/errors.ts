import { type CatalogueEntry, TallyError } from "../lib/errors.ts";

/** Every code that the bridge itself throws or writes into a reject log. */
export const BRIDGE_CATALOGUE = {
  BRIDGE_BUSY: {
    retryable: true,
    meaning: "The bridge's queue is full; nothing of the frame was kept.",
    remedy: "Send again later; if it lasts, look at the store's and the chain's lag in /metrics.",
  },
  QUOTA_EXCEEDED: {
    retryable: true,
    meaning: "The station sent more than its quota of readings per second.",
    remedy: "Look at the logger: it repeats itself or its interval is wrong. Raise the quota if it is not.",
  },
  STORE_FAILED: {
    retryable: true,
    meaning: "The store could not write or read; of what was to be written nothing was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
  },

  /* Store and intake */
  FRAME_INVALID: {
    retryable: false,
    meaning:
      "A source handed over a frame that is none: a sensor of another station, a number that is not whole and safe.",
    remedy: "A fault of the source's code: report it with the values of the error.",
  },
  STORE_LOCKED: {
    retryable: false,
    meaning: "Another bridge takes readings into this store.",
    remedy: "Stop the other one, or give this one a folder of its own.",
  },
  STORE_VERSION: {
    retryable: false,
    meaning: "The store was written by a newer program, or was not yet opened for ingest by this one.",
    remedy: "Use the newer program; or start the bridge first, which brings the store up to date.",
  },
  STORE_READ_ONLY: {
    retryable: false,
    meaning: "This connection to the store may not write that.",
    remedy: "Open the store with the access that the work needs.",
  },
  BATCH_NOT_NEXT: {
    retryable: false,
    meaning: "The batch does not begin right after the last one of its station.",
    remedy: "Read the last batch again and close the next one from there.",
  },
  BATCH_NOT_WAITING: {
    retryable: false,
    meaning: "The station has no such batch, or it is sealed already.",
    remedy: "Read the batch again: another worker went on with it.",
  },
} as const satisfies Record<string, CatalogueEntry>;

export type BridgeErrorCode = keyof typeof BRIDGE_CATALOGUE;

export function bridgeError(
  code: BridgeErrorCode,
  message: string,
  values?: Record<string, unknown>,
  cause?: unknown,
): TallyError<BridgeErrorCode> {
  return new TallyError(code, message, {
    retryable: BRIDGE_CATALOGUE[code].retryable,
    ...(values && { values }),
    cause,
  });
}
