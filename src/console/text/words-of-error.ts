import { plainText } from "../../lib/text/plain-text.ts";

/** Characters of a failure's words that are shown. */
const LONGEST = 300;

/** What failed, in its own words: they may be a wallet's or a server's, and are shown as text. */
export const wordsOfError = (error: unknown): string =>
  plainText(error instanceof Error ? error.message : String(error), LONGEST);
