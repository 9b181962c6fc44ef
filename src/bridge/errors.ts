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
    meaning: "The store refused to write; nothing of the frame was kept.",
    remedy: "Look at the disk or the database; sources send again by themselves.",
  },
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
    meaning: "A gateway was asked to sign another batch at a place of the sequence where it signed one before.",
    remedy: "Submit the batch that was signed; a proposing gateway that lost it records a gap instead.",
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
  CHAIN_DISAGREES: {
    retryable: false,
    meaning: "The chain has another batch at this place of a station's sequence than this bridge closed.",
    remedy: "Two bridges propose for the station, or the store was restored from an old copy. Stop one; see the guide.",
  },
  NOT_FOUND: {
    retryable: false,
    meaning: "The bridge has no such station, reading or batch (yet).",
    remedy: "Look at the numbers in the address; `/v1/stations` lists what there is.",
  },
  UNAUTHORIZED: {
    retryable: false,
    meaning: "The API key of a request is not the right one.",
    remedy: "Compare the configuration of both gateways.",
  },
  REQUEST_INVALID: {
    retryable: false,
    meaning: "A request to the API has a parameter or body of the wrong form.",
    remedy: "Mend what the detail names; `/openapi.json` describes the API.",
  },
  INTERNAL: {
    retryable: true,
    meaning: "The bridge failed inside while it answered.",
    remedy: "Read the bridge's log at that time.",
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
