import type { CatalogueEntry } from "../lib/errors.ts";
import { errorsOf } from "../sdk/core/errors.ts";

/** Every code that the relayer itself throws. */
export const RELAY_CATALOGUE = {
  RELAY_CONFIG_INVALID: {
    retryable: false,
    meaning: "A relayer's configuration lacks a key, has one that is not known, or one of the wrong form.",
    remedy: "Mend the key named in `values.key`; docs/guides/anchoring.md describes them.",
  },
  RELAY_REQUEST_INVALID: {
    retryable: false,
    meaning: "A request to a relayer is not of its form.",
    remedy: "Mend the field named in `values.field`; /openapi.json describes the form.",
  },
  RELAY_HEIGHT_TOO_FAR: {
    retryable: true,
    meaning: "A relayer was asked for a height far above the other chain's newest.",
    remedy: "Ask when the chain is nearer to it: a relayer keeps places for so many heights only.",
  },
  RELAY_STATE_TOO_OLD: {
    retryable: false,
    meaning:
      "A relayer was asked for proofs at a height whose state the other chain's nodes keep no longer, or not for long enough to fetch it.",
    remedy: "Ask for proofs at `values.oldest` or above, or a relayer whose nodes keep older states (FOREST).",
  },
  RELAY_OVERLOADED: {
    retryable: true,
    meaning: "As many heights and slots wait with a relayer as it keeps places for.",
    remedy: "Try again once they are settled, or run a relayer of your own: it needs nobody's trust.",
  },
  RELAY_STORE_OF_OTHER: {
    retryable: false,
    meaning: "A relayer's store belongs to another light client.",
    remedy: "Give each light client a store of its own.",
  },
  LIGHT_CLIENT_STOPPED: {
    retryable: true,
    meaning: "A light client is frozen, or its trust has ended: it takes no headers.",
    remedy: "The Council decides: tally council propose renew-client. The relayer goes on by itself then.",
  },
  SIDE_NODE_LIES: {
    retryable: true,
    meaning:
      "A node of the other chain gives a header that its validators have not sealed, or that is no header, or a proof that proves nothing. Nothing was sent.",
    remedy: "Give the relayer other nodes of that chain; `values.reason` says what was wrong.",
  },
  SIDE_VALIDATORS_UNKNOWN: {
    retryable: true,
    meaning:
      "No header leads from the validators that the light client trusts to those of the other chain: they changed too far, or the seals that the relayer's nodes keep are too few. Nothing was sent.",
    remedy:
      "Give the relayer nodes of several organisations, as each keeps the seals that it saw first: docs/guides/anchoring.md says how many are needed where a validator left. If that does not help, compare the header's validators with what is known of that chain. If they are its validators, the Council has to renew the trust: tally council propose renew-client. If not, all of the relayer's nodes lie: give it others.",
  },
  SIDE_VALIDATORS_OUTDATED: {
    retryable: false,
    meaning:
      "A header at or below the light client's newest lists other validators than those that are trusted now: the light client takes none like it.",
    remedy:
      "Ask for a newer height. To have heights of before a change recorded, ask for them before the relayer follows the change.",
  },
  SIDE_CLOCK_AHEAD: {
    retryable: true,
    meaning: "A header of the other chain has a time that this chain has not reached: the light client takes it later.",
    remedy:
      "Nothing, if it passes. If it stays, compare the clocks of both chains' validators; this chain may stand still.",
  },
  SIDE_CHAIN_HALTED: {
    retryable: true,
    meaning: "The other chain makes no blocks.",
    remedy:
      "Look at its validators: QBFT needs two thirds of them, rounded up. Trust in it ends where it stands still longer than the trust period.",
  },
  STATE_MISSED: {
    retryable: true,
    meaning:
      "The relayer is behind: states that it should prove are older than the other chain's nodes keep (512 blocks with BONSAI).",
    remedy:
      "Ask for newer heights, or give it a node with FOREST. If it happens again, the relayer was down or is too slow.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../lib/errors.ts" {
  interface ErrorCodes {
    readonly relay: keyof typeof RELAY_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const relayError = errorsOf(RELAY_CATALOGUE);
