/**
 * What has no shape of its own, or changes the order of what stands beside it: controls (C0, DEL, C1), soft hyphen, Arabic letter mark, Mongolian vowel
 * separator, zero width, bidi marks, embeddings and isolates, line and paragraph separators, invisible operators, byte order mark,
 * interlinear annotations, tags, and halves of surrogate pairs.
 */
const UNSEEN =
  /\u034f|[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|\u17b4|\u17b5|[\u{e0000}-\u{e007f}]/gu;

/**
 * Text that a stranger wrote, with what cannot be seen written as its number: no name can move a cursor, hide a line or turn what stands around it.
 *
 * @param kept A character that stays, such as a line break in a text of several lines.
 *
 * @example
 * import { showUnseen } from "../lib/text/show-unseen.ts";
 *
 * showUnseen("invoice\u202efdp.exe"); // "invoice\\u202efdp.exe"
 */
export function showUnseen(text: string, kept?: string): string {
  return text.replace(UNSEEN, (character) => (character === kept ? character : numberOf(character)));
}

function numberOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}
