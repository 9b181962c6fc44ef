import { createHash } from "node:crypto";
import type { StoredEvent } from "./projection.ts";

/** Where and when a row began, as every table of things has it. */
export interface Happened {
  readonly pos: number;
  readonly block: number;
  readonly transaction: string;
}

export const happened = ({ pos, block, transaction }: StoredEvent): Happened => ({ pos, block, transaction });

/** A whole number of an event as one that a row keeps; one that is beyond what is computed with exactly, as the nearest that is not. */
export const int = (decimal: string): number =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, Number(decimal)));

/** A word of zeros says that there is nothing. */
export const orNothing = (word: string): string | null => (/^0x0+$/.test(word) ? null : word);

/** Characters of a text that it is looked up by. */
const MOST = 200;

/** A text as it is looked for: without regard to case. */
export const folded = (text: string): string => text.toLowerCase().slice(0, MOST);

/** What a text of any length is looked up by: the text itself, or its beginning and its hash where it is long. In the order of the texts as far as that. */
export function keyOfText(given: string): string {
  const text = given.replaceAll("\0", "\ufffd"); // as it is stored
  if (text.length <= MOST) return text;
  return `${text.slice(0, MOST)}\u2026${createHash("sha256").update(text).digest("hex")}`;
}
