/** Characters that text of strangers may have, before it is cut. */
const LONGEST = 200;

/**
 * What has no shape of its own, or changes the order of what stands beside it: controls (C0, DEL, C1), soft hyphen, Arabic letter mark, Mongolian vowel
 * separator, zero width, bidi marks, embeddings and isolates, line and paragraph separators, invisible operators, byte order mark,
 * interlinear annotations, tags, and halves of surrogate pairs.
 */
const UNSEEN =
  /\u034f|[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|\u17b4|\u17b5|[\u{e0000}-\u{e007f}]/gu;

const escaped = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/**
 * Text that a stranger wrote, as one line that shows all that is in it: what cannot be seen, or would turn what stands around it, is
 * written as an escape, and what is longer than `longest` characters is cut with an ellipsis. It is not for HTML: it stays text.
 *
 * @example
 * import { plainText } from "../lib/text/plain-text.ts";
 *
 * plainText("invoice\u202efdp.exe"); // "invoice\\u{202e}fdp.exe"
 */
export function plainText(text: string, longest = LONGEST): string {
  const characters: string[] = [];
  for (const character of text) {
    if (characters.length === longest) return `${characters.join("").replace(UNSEEN, escaped)}…`;
    characters.push(character);
  }
  return characters.join("").replace(UNSEEN, escaped);
}
