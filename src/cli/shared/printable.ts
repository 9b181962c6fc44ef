/**
 * Text that came from a chain, a receipt or a file, made safe for a terminal: control characters and those that turn the
 * direction of writing are shown by their number, so that no name can move the cursor, hide a line or write a verdict of its own.
 */
export function printable(text: string): string {
  return text.replace(UNSAFE, (c) => (c === "\n" ? c : number(c)));
}

/** The same for a single value: a line break in it is shown by its number too. */
export function oneLine(text: string): string {
  return text.replace(UNSAFE, number);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

function number(c: string): string {
  return `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
