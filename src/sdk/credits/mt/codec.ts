import { CHARSETS, mtFieldInvalid } from "./text.ts";

/** Where a value stands: for errors. */
export interface Place {
  readonly field: string;
  readonly tag: string;
}

/** How a field is written: its lines, and what they say. */
export interface Codec<Value> {
  read(at: Place, lines: readonly string[]): Value;
  write(at: Place, value: Value): readonly string[];
}

type Charset = keyof typeof CHARSETS;

/** Lines of text, joined by line feeds. */
export function narrative(most: number, width: number, charset: Charset = "z"): Codec<string> {
  const check = (at: Place, lines: readonly string[]) => {
    const expected = `at most ${most} lines of ${width} characters of set ${charset.toUpperCase()}, none empty, and none after the first begun with ":" or "-"`;
    const fits = lines.length <= most && lines.every((line, i) => isLine(line, width, charset, i === 0));
    if (!fits) mtFieldInvalid(at.field, at.tag, lines.join("\n"), expected);
    return lines;
  };
  return {
    read: (at, lines) => check(at, lines).join("\n"),
    write: (at, value) => check(at, String(value).split("\n")),
  };
}

/** The first line stands after the tag, so it may begin with anything that the set has. */
function isLine(line: string, width: number, charset: Charset, first: boolean): boolean {
  const begins = first || !/^[:-]/.test(line);
  return line.length > 0 && line.length <= width && begins && CHARSETS[charset].test(line);
}

/** One line of a form. */
export function form(pattern: RegExp, expected: string): Codec<string> {
  const check = (at: Place, value: unknown) =>
    typeof value === "string" && pattern.test(value) ? value : mtFieldInvalid(at.field, at.tag, value, expected);
  return {
    read: (at, lines) => check(at, lines.join("\n")),
    write: (at, value) => [check(at, value)],
  };
}

/** One of some words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Codec<Word> {
  const check = (at: Place, value: string) =>
    (words as readonly string[]).includes(value)
      ? (value as Word)
      : mtFieldInvalid(at.field, at.tag, value, `one of ${words.join(", ")}`);
  return { read: (at, lines) => check(at, lines.join("\n")), write: (at, value) => [check(at, value)] };
}

/** A reference: no slash at an end, no two in the middle. */
export const reference: Codec<string> = form(
  /^(?!\/)(?!.*\/\/)(?!.*\/$)[A-Za-z0-9/\-?:().,'+ ]{1,16}$/,
  "a reference of at most 16 characters",
);

const DATE = "a date YYYY-MM-DD of this century";

/** YYMMDD of this century. */
export const date: Codec<string> = {
  read: (at, lines) => readDate(at, lines.join("\n")),
  write: (at, value) => [writeDate(at, value)],
};

export function readDate(at: Place, text: string): string {
  const [, yy, mm, dd] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const day = `20${yy}-${mm}-${dd}`;
  return yy !== undefined && isDay(day) ? day : mtFieldInvalid(at.field, at.tag, text, "a date YYMMDD");
}

export function writeDate(at: Place, value: string): string {
  if (!/^20\d{2}-\d{2}-\d{2}$/.test(value) || !isDay(value)) mtFieldInvalid(at.field, at.tag, value, DATE);
  return value.slice(2).replaceAll("-", "");
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** An amount of a currency: "1000.50" without zeros that say nothing. */
export interface MtMoney {
  readonly currency: string;
  readonly amount: string;
}

export const money: Codec<MtMoney> = {
  read: (at, lines) => readMoney(at, lines.join("\n")),
  write: (at, value) => [writeMoney(at, value)],
};

export function readMoney(at: Place, text: string): MtMoney {
  const [, currency, whole, part] = /^([A-Z]{3})(\d{1,14}),(\d{0,14})$/.exec(text) ?? [];
  if (currency === undefined || text.length > 18) {
    return mtFieldInvalid(at.field, at.tag, text, "a currency and an amount such as CNY1000,50");
  }
  const cents = (part ?? "").replace(/0+$/, "");
  const amount = `${String(whole).replace(/^0+(?=\d)/, "")}${cents === "" ? "" : `.${cents}`}`;
  return { currency, amount };
}

export function writeMoney(at: Place, { currency, amount }: MtMoney): string {
  const [, whole, part = ""] = /^(0|[1-9]\d{0,13})(?:\.(\d{0,12}[1-9]))?$/.exec(amount) ?? [];
  const text = `${currency}${whole},${part}`;
  const isGood = whole !== undefined && /^[A-Z]{3}$/.test(currency) && text.length <= 18;
  if (!isGood) mtFieldInvalid(at.field, at.tag, `${currency} ${amount}`, "a currency and an amount such as 1000.5");
  return text;
}
