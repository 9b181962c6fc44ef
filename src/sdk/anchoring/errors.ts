import type { CatalogueEntry } from "../../lib/errors.ts";
import { errorsOf } from "../core/errors.ts";

/** Every code of the domain's own. */
export const ANCHORING_CATALOGUE = {
  QBFT_HEADER_INVALID: {
    retryable: false,
    meaning:
      "Bytes are no header of a QBFT chain: cut short, with bytes after the end, not canonical, or with a field that QBFT never has.",
    remedy: "Fetch the header again; `values.field` says what is wrong. If it stays, the node is not one of the chain.",
  },
  QBFT_SEALS_INSUFFICIENT: {
    retryable: false,
    meaning:
      "A header is not sealed by a quorum of the validators that it lists, or not by one of those that are trusted (`values.of`). Nothing was sent.",
    remedy:
      "Ask another node of the chain. If all give this header and `values.of` is trusted, the chain has other validators now: the Council has to renew the trust.",
  },
  WORLD_STATE_UNAVAILABLE: {
    retryable: false,
    meaning: "The node does not keep the state of a block any more. Besu with BONSAI keeps the last 512 blocks.",
    remedy:
      "Prove at a newer height, ask a node with FOREST, or raise its --bonsai-historical-block-limit and --bonsai-limit-trie-logs-enabled=false.",
  },
  STATE_PROOF_INVALID: {
    retryable: false,
    meaning: "What a node answered to eth_getProof is not of its form, or not about what was asked.",
    remedy: "Ask another node; `values.field` says what is wrong.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly anchoring: keyof typeof ANCHORING_CATALOGUE;
  }
}

/** An error of this catalogue, ready to be thrown. */
export const anchoringError = errorsOf(ANCHORING_CATALOGUE);
