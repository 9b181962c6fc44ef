import type { ErrorWords } from "./core/error-words.ts";
import { CUSTODY_WORDS } from "./custody/error-words.ts";
import { EVIDENCE_WORDS } from "./evidence/error-words.ts";
import { MEMBERS_WORDS } from "./members/error-words.ts";
import { SENSING_WORDS } from "./sensing/error-words.ts";

/** How the values of the contracts' errors read, of every domain. */
export const SDK_ERROR_WORDS: ErrorWords = { ...MEMBERS_WORDS, ...EVIDENCE_WORDS, ...SENSING_WORDS, ...CUSTODY_WORDS };
