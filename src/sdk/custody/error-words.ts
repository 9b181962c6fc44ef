import type { ErrorWords } from "../core/error-words.ts";
import { unitPhaseOf } from "./model/unit-phase.ts";

export const CUSTODY_WORDS: ErrorWords = {
  Custody_WrongPhase: { phase: (value) => unitPhaseOf(value as bigint) },
};
