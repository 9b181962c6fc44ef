import { showUnseen } from "./show-unseen.ts";

/** Characters that text of strangers may have, before it is cut. */
const LONGEST = 200;

/**
 * Text that a stranger wrote, as one line that shows all that is in it; what is longer than `longest` characters is cut with an
 * ellipsis. It is not for HTML: it stays text.
 *
 * @example
 * import { plainText } from "../lib/text/plain-text.ts";
 *
 * plainText("invoice\u202efdp.exe"); // "invoice\\u202efdp.exe"
 */
export function plainText(text: string, longest = LONGEST): string {
  const characters: string[] = [];
  for (const character of text) {
    if (characters.length === longest) return `${showUnseen(characters.join(""))}…`;
    characters.push(character);
  }
  return showUnseen(characters.join(""));
}
