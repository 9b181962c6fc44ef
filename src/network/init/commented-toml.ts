import { stringify, type TomlPrimitive } from "smol-toml";

/** A key of a TOML file, and why it has its value. */
export interface CommentedKey {
  readonly key: string;
  readonly value: TomlPrimitive;
  readonly why: string;
}

/** Keys under a heading. */
export interface CommentedPart {
  readonly heading: string;
  readonly keys: readonly CommentedKey[];
}

const WIDTH = 110;

/** TOML in which each key stands under its reason. Headings are comments: Besu takes no notice of tables. */
export function commentedToml(about: string, parts: readonly CommentedPart[]): string {
  const blocks = parts.map(({ heading, keys }) =>
    [
      `# --- ${heading} ---`,
      ...keys.map(({ key, value, why }) => `${commentLines(why).join("\n")}\n${stringify({ [key]: value }).trimEnd()}`),
    ].join("\n"),
  );
  return `${[commentLines(about).join("\n"), ...blocks].join("\n\n")}\n`;
}

/** A text as comment lines of bounded width. */
export function commentLines(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of text.split(/\s+/)) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = "#";
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
