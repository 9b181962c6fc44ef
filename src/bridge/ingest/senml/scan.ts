import type { SenmlRecord } from "./record.ts";

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const LIST_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const DELETE = 0x7f;

/** Labels that are read here, by their characters; the rest is rare. */
const LABELS = ["n", "u", "v", "s", "t", "bn", "bu", "bt", "bv", "bs", "vs", "ut"] as const;
type Label = (typeof LABELS)[number];
const STRINGS: ReadonlySet<Label> = new Set<Label>(["n", "u", "bn", "bu", "vs"]);

/** Never that of a single character. */
const keyOf = (first: number, second: number) => (first + 1) * 128 + second;
const LABEL_OF: readonly (Label | undefined)[] = (() => {
  const table = new Array<Label | undefined>(129 * 128).fill(undefined);
  for (const label of LABELS) {
    table[label.length === 1 ? label.charCodeAt(0) : keyOf(label.charCodeAt(0), label.charCodeAt(1))] = label;
  }
  return table;
})();
const IS_STRING = LABEL_OF.map((label) => label !== undefined && STRINGS.has(label));

/**
 * The records of a plain pack: a list of objects with the labels above, each once, strings without escapes, numbers kept as their
 * text. `undefined` for everything else, right or wrong: who called parses that again and finds out. Several times as fast as
 * `JSON.parse` with a reviver, which is most of what taking a reading costs otherwise.
 *
 * @param text ASCII.
 */
export function scanSenml(text: string): SenmlRecord[] | undefined {
  const records: SenmlRecord[] = [];
  let at = space(text, 0);
  if (text.charCodeAt(at) !== LIST) return undefined;
  do {
    at = space(text, at + 1);
    if (text.charCodeAt(at) !== OBJECT) return undefined;
    const record: Partial<Record<Label, string>> = {};
    do {
      at = space(text, at + 1);
      if (text.charCodeAt(at) !== QUOTE) return undefined;
      const first = text.charCodeAt(at + 1);
      const second = text.charCodeAt(at + 2);
      const key = second === QUOTE ? first : keyOf(first, second);
      at += second === QUOTE ? 2 : 3;
      const label = LABEL_OF[key];
      if (label === undefined || text.charCodeAt(at) !== QUOTE || record[label] !== undefined) return undefined;
      at = space(text, at + 1);
      if (text.charCodeAt(at) !== COLON) return undefined;
      const from = space(text, at + 1);
      if (IS_STRING[key]) {
        at = stringEnd(text, from);
        if (at === 0) return undefined;
        record[label] = text.slice(from + 1, at++);
      } else {
        at = numberEnd(text, from);
        if (at === 0) return undefined;
        record[label] = text.slice(from, at);
      }
      at = space(text, at);
    } while (text.charCodeAt(at) === COMMA);
    if (text.charCodeAt(at) !== OBJECT_END) return undefined;
    records.push(record);
    at = space(text, at + 1);
  } while (text.charCodeAt(at) === COMMA);
  if (text.charCodeAt(at) !== LIST_END || space(text, at + 1) !== text.length) return undefined;
  return records;
}

/** Where something else than white space stands. */
function space(text: string, from: number): number {
  let at = from;
  for (;;) {
    const char = text.charCodeAt(at); // NaN at the end
    if (char !== SPACE && char !== LINE_FEED && char !== CARRIAGE_RETURN && char !== TAB) return at;
    at++;
  }
}

/** Closing quote of a string that begins at `from`; 0 where there is none, or an escape. */
function stringEnd(text: string, from: number): number {
  if (text.charCodeAt(from) !== QUOTE) return 0;
  for (let at = from + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === BACKSLASH || char < SPACE || char === DELETE) return 0;
  }
  return 0;
}

const isDigit = (char: number) => char >= ZERO && char <= NINE;

/** End of a JSON number that begins at `from`; 0 where there is none, or one with an exponent. */
function numberEnd(text: string, from: number): number {
  let at = text.charCodeAt(from) === MINUS ? from + 1 : from;
  const whole = at;
  while (isDigit(text.charCodeAt(at))) at++;
  if (at === whole || (at > whole + 1 && text.charCodeAt(whole) === ZERO)) return 0;
  if (text.charCodeAt(at) === POINT) {
    const fraction = ++at;
    while (isDigit(text.charCodeAt(at))) at++;
    if (at === fraction) return 0;
  }
  return (text.charCodeAt(at) | 0x20) === 0x65 ? 0 : at;
}
