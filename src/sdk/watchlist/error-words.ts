import type { ErrorWords } from "../core/error-words.ts";
import { REPORT_STATUSES } from "./model/status.ts";

const status = (value: unknown) => REPORT_STATUSES[Number(value)] ?? String(value);

export const WATCHLIST_WORDS: ErrorWords = {
  Watchlist_WrongStatus: { status },
};
