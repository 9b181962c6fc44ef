import type { CatalogueEntry } from "../../../lib/errors.ts";

/** What keeps a station from going on after a lost store. */
export const RESTORE = {
  RESTORE_NOT_EMPTY: {
    retryable: false,
    meaning:
      "The store has readings or batches of the station, and fewer batches than the chain: an older copy, or another's.",
    remedy: "Start with the store that sealed last; or, where it is lost, restore into an empty folder or database.",
  },
  RESTORE_EARLY: {
    retryable: true,
    meaning:
      "A transaction of this gateway's key waits at the node: it may seal a batch yet, and a gap over that would be a lie.",
    remedy: "Wait until it is mined, and see that no other program sends with this key.",
  },
  LOST_COUNT_UNKNOWN: {
    retryable: false,
    meaning: "No other gateway of the station says how many readings it has that are not sealed.",
    remedy: "Say it with --lost: how many readings may have come since the last sealed one, 1 or more.",
  },
  GAP_INVALID: {
    retryable: false,
    meaning: "A signed gap has a field of the wrong form, or is not the one that the station needs now.",
    remedy: "Have it signed again as `tally bridge restore` prints it; `values.field` names what differs.",
  },
  GAP_SIGNATURES_MISSING: {
    retryable: false,
    meaning: "Fewer gateways signed a gap than the station's quorum.",
    remedy: "Have the operators of other gateways run `tally bridge sign-gap`, and name their files with --signature.",
  },
} as const satisfies Record<string, CatalogueEntry>;
