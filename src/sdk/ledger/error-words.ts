import { decodeBytes32String } from "ethers";
import type { ErrorWords } from "../core/error-words.ts";

/** The last second that a date can name; on the chain an owner may agree to a later one. */
const LAST_SECOND = 8_640_000_000_000;

function time(value: unknown): string {
  const seconds = Number(value);
  return seconds > LAST_SECOND ? `second ${seconds}` : new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

export const LEDGER_WORDS: ErrorWords = {
  Holdings_Closed: { closesAt: time },
  Holdings_OrderExpired: { deadline: time, now_: time },
  Liens_NotEnforceable: { enforceableFrom: time },
  Obligations_TermsInvalid: { field: (value) => decodeBytes32String(String(value)) },
};
