import type { CatalogueEntry } from "../../../lib/errors.ts";

/** The store. */
export const STORE = {
  STORE_FAILED: {
    retryable: true,
    meaning: "The store could not write or read; of what was to be written nothing was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
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
  STORE_OF_OTHER_CHAIN: {
    retryable: false,
    meaning: "The store holds readings and batches of another chain or deployment.",
    remedy: "Give the bridge a new folder or database, or the deployment file that the store belongs to.",
  },
  STORE_CORRUPT: {
    retryable: false,
    meaning: "A database of the store is damaged.",
    remedy: "Mend the disk first; then start with the newest replica of the folder. Never with an old copy.",
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
  GAP_NOT_FREE: {
    retryable: false,
    meaning: "Numbers of a gap are in a batch, or readings before it are in none: skipping them would lose them.",
    remedy: "Only what no store has is a gap. Seal the readings that are there first.",
  },
  BATCH_NOT_WAITING: {
    retryable: false,
    meaning: "The station has no such batch, or it is sealed already.",
    remedy: "Read the batch again: another worker went on with it.",
  },
} as const satisfies Record<string, CatalogueEntry>;
