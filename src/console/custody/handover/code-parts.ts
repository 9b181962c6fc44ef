/** How a message that is too long for one code goes over several: each says which it is, of how many, and of which message. */
const PART = /^tallystick ([1-9]) of ([1-9]) ([0-9a-f]{8}) (.*)$/s;
/** What stands before the text of a part, and something to spare. */
const HEAD = 40;

/** Tells messages apart, so that codes of two are not put together; what was signed is judged by its signatures. */
function markOf(text: string): string {
  let mark = 0x811c9dc5; // FNV-1a
  for (const byte of new TextEncoder().encode(text)) mark = Math.imul(mark ^ byte, 0x01000193) >>> 0;
  return mark.toString(16).padStart(8, "0");
}

/** A message as the texts of codes. @param most Bytes that a code holds; messages are ASCII. */
export function partsOf(text: string, most: number): string[] {
  if (text.length <= most) return [text];
  const count = Math.ceil(text.length / (most - HEAD));
  const each = Math.ceil(text.length / count);
  const head = (number: number) => `tallystick ${number} of ${count} ${markOf(text)} `;
  return Array.from({ length: count }, (_, i) => head(i + 1) + text.slice(i * each, (i + 1) * each));
}

/** What was read so far of a message in several codes. */
export interface ReadParts {
  readonly mark: string;
  readonly count: number;
  /** By their numbers. */
  readonly texts: Readonly<Record<number, string>>;
}

/** What comes of one more code: the message where that is all of it, otherwise what is there of it. */
export function readPart(before: ReadParts | undefined, text: string): string | ReadParts {
  const [, number, count, mark = "", rest = ""] = PART.exec(text) ?? [];
  if (number === undefined) return text;
  const same = before?.mark === mark && before.count === Number(count) ? before.texts : {};
  const texts = { ...same, [Number(number)]: rest };
  const all = Array.from({ length: Number(count) }, (_, i) => texts[i + 1]);
  return all.includes(undefined) ? { mark, count: Number(count), texts } : all.join("");
}
