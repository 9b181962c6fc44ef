import { refusal } from "./refusal.ts";
import { geometryIn } from "./geometry.ts";
import { DAY, timeIn, type TimePart, type Value } from "./value.ts";

export type Token =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "literal"; readonly value: Value }
  | { readonly kind: "sign"; readonly text: "(" | ")" | "," | "/" };

const SPACE = /\s+/y;
const TYPED = /(geography|duration)'((?:[^']|'')*)'/y;
const TEXT = /'((?:[^']|'')*)'/y;
const TIMES =
  /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?:\/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/y;
const DATE = /\d{4}-\d\d-\d\d/y;
const TIME_OF_DAY = /\d\d:\d\d(?::\d\d(?:\.\d+)?)?/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /@?[A-Za-z_][A-Za-z0-9_.]*/y;
const SIGN = /[(),/]/y;

/** Takes an expression apart. @throws `INDEX_QUERY_INVALID`. */
export function tokensIn(text: string, option: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found !== null) at = pattern.lastIndex;
      return found;
    };
    if (take(SPACE)) continue;
    const value = literalAt(take, text, option);
    if (value !== undefined) {
      tokens.push({ kind: "literal", value });
      continue;
    }
    const word = take(WORD)?.[0];
    if (word !== undefined) {
      tokens.push(wordToken(word));
      continue;
    }
    const sign = take(SIGN)?.[0] as "(" | ")" | "," | "/" | undefined;
    if (sign === undefined)
      throw refusal(option, text, `${option} has a character at ${at + 1} that no expression has`);
    tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}

function wordToken(text: string): Token {
  if (text === "true" || text === "false") return { kind: "literal", value: text === "true" };
  return text === "null" ? { kind: "literal", value: null } : { kind: "word", text };
}

type Take = (pattern: RegExp) => RegExpExecArray | null;

function literalAt(take: Take, text: string, option: string): Value | undefined {
  const [whole, type, content = ""] = take(TYPED) ?? [];
  if (whole !== undefined) {
    const value = type === "geography" ? placeIn(content) : durationIn(content);
    if (value === undefined) throw refusal(option, text, `${content} is no ${type}`);
    return value;
  }
  const quoted = take(TEXT)?.[1];
  if (quoted !== undefined) return quoted.replaceAll("''", "'");
  const times = take(TIMES)?.[0];
  if (times !== undefined) {
    const time = timeIn(times);
    if (time === undefined) throw refusal(option, text, `${times} is no time`);
    return time;
  }
  const date = take(DATE)?.[0];
  if (date !== undefined) return partOf("date", Date.parse(`${date}T00:00:00Z`), text, option);
  const time = take(TIME_OF_DAY)?.[0];
  if (time !== undefined) return partOf("timeOfDay", Date.parse(`1970-01-01T${time}Z`), text, option);
  const number = take(NUMBER)?.[0];
  return number === undefined ? undefined : Number(number);
}

function partOf(kind: TimePart["kind"], value: number, text: string, option: string): TimePart {
  if (!Number.isFinite(value)) throw refusal(option, text, `${option} has a time that there is not`);
  return { kind, value };
}

function placeIn(text: string): Value | undefined {
  const geometry = geometryIn(text);
  return geometry && { kind: "place", geometry };
}

function durationIn(text: string): Value | undefined {
  const found = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (found === null) return undefined;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0"] = found;
  const value = Number(days) * DAY + (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  return { kind: "duration", value: sign === "-" ? -value : value };
}
