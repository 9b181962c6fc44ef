import { decodeBytes32String } from "ethers";
import type { ErrorWords } from "../core/error-words.ts";

const time = (value: unknown) => new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");

export const LEDGER_WORDS: ErrorWords = {
  Holdings_Closed: { closesAt: time },
  Holdings_OrderExpired: { deadline: time, now_: time },
  Liens_NotEnforceable: { enforceableFrom: time },
  Obligations_TermsInvalid: { field: (value) => decodeBytes32String(String(value)) },
};
