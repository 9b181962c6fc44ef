import type { ErrorWords } from "../core/error-words.ts";
import { REFERENCE_STATES } from "./model/fingerprint/reference-state.ts";
import { FINGERPRINT_STATES } from "./model/fingerprint/state.ts";
import { statusOf } from "./model/statement/status.ts";

const state = (value: unknown) => FINGERPRINT_STATES[Number(value)] ?? String(value);
const referenceState = (value: unknown) => REFERENCE_STATES[Number(value)] ?? String(value);
const status = (value: unknown) => statusOf(value as bigint);

export const EVIDENCE_WORDS: ErrorWords = {
  Attestations_AlreadyRecorded: { status },
  Attestations_NotRevocable: { status },
  Attestations_NotValid: { status },
  Fingerprints_RefExists: { state: referenceState },
  Fingerprints_Taken: { state },
  Fingerprints_WrongRefState: { state: referenceState },
  Fingerprints_WrongState: { state },
};
