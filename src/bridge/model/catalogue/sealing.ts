import type { CatalogueEntry } from "../../../lib/errors.ts";

/** What keeps batches from being signed and sealed. */
export const SEALING = {
  PROPOSAL_INVALID: {
    retryable: false,
    meaning: "A proposed batch has a field of the wrong form.",
    remedy: "Mend the field `values.field`; both gateways should run the same version.",
  },
  COSIGN_MISMATCH: {
    retryable: false,
    meaning: "A proposed batch is not what the co-signing gateway finds in its own copy of the readings.",
    remedy: "Compare both copies at the place named in `values`: one of the two was changed, or misconfigured.",
  },
  COSIGN_OMITTED: {
    retryable: false,
    meaning: "A proposed batch leaves out a reading that the co-signing gateway received.",
    remedy: "Find out why the proposing gateway lost the reading named in `values`.",
  },
  COSIGN_READING_UNKNOWN: {
    retryable: true,
    meaning: "A proposed batch has a reading that the co-signing gateway has not received.",
    remedy: "It may arrive yet; if not, look at the way from the source to that gateway.",
  },
  COSIGN_EQUIVOCATION: {
    retryable: false,
    meaning:
      "A gateway was asked to sign another batch, or a gap, at a place of the sequence where it signed one before.",
    remedy: "Submit what was signed; a gap over a batch that a quorum signed would count against the station.",
  },
  COSIGN_PAST_WANTED: {
    retryable: true,
    meaning:
      "A co-signing gateway was started anew and has to be shown what was sealed before the batch that it is to sign.",
    remedy:
      "Nothing: the proposing gateway shows it and asks again. If it lasts, look at the line between the gateways.",
  },
  COSIGNER_UNREACHABLE: {
    retryable: true,
    meaning: "A co-signing gateway did not answer, or not in the API's form.",
    remedy: "Check its address in the configuration, and that it runs.",
  },
  COSIGN_REFUSED: {
    retryable: true,
    meaning: "Fewer gateways signed a batch than the station's quorum.",
    remedy: "`values.refusals` says what each gateway answered; the batch is offered again.",
  },
  SEALING_LATE: {
    retryable: true,
    meaning: "A reading is not on chain though ten times the age has passed at which its batch closes.",
    remedy:
      "Look at the other problems of /health, at the node and at the other gateways; readings are kept meanwhile.",
  },
  SUBMISSION_OVER: {
    retryable: true,
    meaning:
      "What brings batches to the chain ended, or was closed; readings are kept, and sealed after the next start.",
    remedy: "Read the log for why, and start the bridge anew.",
  },
  CHAIN_DISAGREES: {
    retryable: false,
    meaning: "The chain has another batch at this place of a station's sequence than this bridge closed.",
    remedy: "Two bridges propose for the station, or the store was restored from an old copy. Stop one; see the guide.",
  },
} as const satisfies Record<string, CatalogueEntry>;
