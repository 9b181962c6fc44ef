import type { CatalogueEntry } from "../../../lib/errors.ts";

/** Several workers of one gateway. */
export const WORKERS = {
  LEASE_LOST: {
    retryable: true,
    meaning: "This worker does not hold the station any more; nothing was written.",
    remedy:
      "Nothing: the worker that holds it goes on. If it happens often, look at the database and at pauses of this machine.",
  },
  WORKER_REPLACED: {
    retryable: false,
    meaning: "Another process began under this worker's name, or with its account; this one seals nothing any more.",
    remedy: "Stop one of the two, or give each worker a name and an account of its own under /workers.",
  },
  WORKER_SENDER_SHARED: {
    retryable: false,
    meaning: "Another worker that lives sends its transactions from the same account.",
    remedy: "Give each worker an account of its own under /workers/senderKey: two would use the same nonces.",
  },
} as const satisfies Record<string, CatalogueEntry>;
