import { creditsError } from "../errors.ts";
import type { Codec } from "./codec.ts";
import { CHARSETS, mtFieldInvalid } from "./text.ts";
import type { FieldSpec } from "./spec.ts";
import { MT_SPECS } from "./specs.ts";

export type MtType = keyof typeof MT_SPECS;

type Specs<Type extends MtType> = (typeof MT_SPECS)[Type];
type ValueOf<Field> = Field extends { readonly codec: Codec<infer Value> } ? Value : never;
type Mandatory<S> = { [Name in keyof S]: S[Name] extends { readonly mandatory: true } ? Name : never }[keyof S];

/** A field that this kind of message does not know: kept, and written again where it stood. */
export interface UnknownField {
  readonly tag: string;
  readonly value: string;
  /** Tag of the field before it; nothing at the beginning. */
  readonly after?: string;
}

/** A SWIFT message of category 7. */
export interface MtMessage<Type extends MtType = MtType> {
  readonly type: Type;
  readonly fields: { readonly [Name in Mandatory<Specs<Type>>]: ValueOf<Specs<Type>[Name]> } & {
    readonly [Name in Exclude<keyof Specs<Type>, Mandatory<Specs<Type>>>]?: ValueOf<Specs<Type>[Name]>;
  };
  readonly unknown?: readonly UnknownField[];
  /** The blocks before the text and after it, as they came. */
  readonly header?: string;
  readonly trailer?: string;
}

interface Raw {
  readonly tag: string;
  readonly lines: readonly string[];
}

const LONGEST = 100_000;
const TAG = /^:(\d{2}[A-Z]?):(.*)$/;

/**
 * Reads a SWIFT message: of the whole text, or of its fields alone where the type is said. What it does not know it keeps. It never sets a state: what
 * it says is for people to look at, and to sign.
 *
 * @throws `MT_TEXT_INVALID`, `MT_FIELD_INVALID`.
 *
 * @example
 * import { importMt } from "tallystick/credits";
 *
 * const { fields } = importMt(":20:LC1\n:21:PRES1\n:32A:250401CNY1000,\n:77J:WEIGHT DIFFERS\n:77B:/HOLD/", "734");
 * console.log(fields);
 */
export function importMt(text: string): MtMessage;
export function importMt<Type extends MtType>(text: string, type: Type): MtMessage<Type>;
export function importMt(text: string, type?: MtType): MtMessage {
  if (text.length > LONGEST) throw textInvalid("a shorter text", `${text.length} characters`);
  const { header, body, trailer } = blocksOf(text.replaceAll("\r\n", "\n"));
  const told = /\{2:[IO](\d{3})/.exec(header ?? "")?.[1];
  const known = type ?? told;
  if (known === undefined || !Object.hasOwn(MT_SPECS, known)) {
    throw textInvalid(`a message of type ${Object.keys(MT_SPECS).join(", ")}`, known ?? "of no type");
  }
  if (told !== undefined && told !== known) throw textInvalid(`an MT ${known}`, told);
  const read = fieldsOf(rawFields(body), specsOf(known as MtType));
  const blocks = { ...(header !== undefined && { header }), ...(trailer !== undefined && { trailer }) };
  return { type: known as MtType, ...read, ...blocks } as MtMessage;
}

/**
 * Writes a SWIFT message: fields in their order, the unknown ones where they stood. What it writes, `importMt` reads as the same.
 *
 * @throws `MT_TEXT_INVALID`, `MT_FIELD_INVALID`.
 *
 * @example
 * import { exportMt } from "tallystick/credits";
 *
 * const drawn = { date: "2025-04-01", currency: "CNY", amount: "1000" };
 * const fields = { reference: "LC1", presentersReference: "P1", drawn, discrepancies: "WEIGHT DIFFERS", disposal: "/HOLD/" };
 * console.log(exportMt({ type: "734", fields }));
 */
export function exportMt<Type extends MtType>(message: MtMessage<Type>): string {
  const { type, fields, unknown = [], header, trailer } = message;
  if (!Object.hasOwn(MT_SPECS, type)) throw textInvalid(`type ${Object.keys(MT_SPECS).join(", ")}`, type);
  const specs = specsOf(type);
  const given = fields as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) {
    if (!(name in specs)) mtFieldInvalid(name, type, name, `a field of MT ${type}`);
  }
  const left = [...unknown];
  const lines = takeAfter(left, undefined);
  for (const [name, spec] of Object.entries(specs)) {
    const value = given[name];
    if (value === undefined) {
      if (spec.mandatory) mtFieldInvalid(name, spec.tag, undefined, "there");
      continue;
    }
    const tag = tagOf(name, spec, value);
    const [first = "", ...rest] = spec.codec.write({ field: name, tag }, value as never);
    lines.push(`:${tag}:${first}`, ...rest, ...takeAfter(left, tag));
  }
  for (const field of left) lines.push(...unknownLines(field));
  const body = lines.join("\r\n");
  return header === undefined ? body : `${header}{4:\r\n${body}\r\n-}${trailer ?? ""}`;
}

/* READING */

function blocksOf(text: string): { header?: string; body: string; trailer?: string } {
  const begin = text.indexOf("{4:");
  if (begin < 0) return { body: text };
  const end = text.indexOf("\n-}", begin);
  if (end < 0 || text[begin + 3] !== "\n") throw textInvalid("a fourth block that ends with -}", text.slice(begin));
  const trailer = text.slice(end + 3);
  return { header: text.slice(0, begin), body: text.slice(begin + 4, end), ...(trailer !== "" && { trailer }) };
}

function rawFields(body: string): Raw[] {
  const fields: { tag: string; lines: string[] }[] = [];
  for (const line of body.replace(/\n+$/, "").split("\n")) {
    const [, tag, first = ""] = TAG.exec(line) ?? [];
    if (tag !== undefined) fields.push({ tag, lines: [first] });
    else if (fields.length === 0 || /^[:-]/.test(line)) throw textInvalid("a field such as :20:REFERENCE", line);
    else fields.at(-1)?.lines.push(line);
  }
  return fields;
}

function fieldsOf(raw: readonly Raw[], specs: ReturnType<typeof specsOf>) {
  const fields: Record<string, unknown> = {};
  const unknown: UnknownField[] = [];
  let before: string | undefined;
  for (const { tag, lines } of raw) {
    const [name, spec] = Object.entries(specs).find(([, each]) => isTag(each, tag)) ?? [];
    if (name === undefined || spec === undefined) {
      unknown.push({ tag, value: lines.join("\n"), ...(before !== undefined && { after: before }) });
      continue;
    }
    if (name in fields) mtFieldInvalid(name, tag, lines.join("\n"), "there once");
    fields[name] = spec.codec.read({ field: name, tag }, lines);
    before = tag;
  }
  for (const [name, { tag, mandatory }] of Object.entries(specs)) {
    if (mandatory && !(name in fields)) mtFieldInvalid(name, tag, undefined, "there");
  }
  return { fields, ...(unknown.length > 0 && { unknown }) };
}

const isTag = ({ tag, options }: FieldSpec, given: string): boolean =>
  options === undefined ? tag === given : given.slice(0, 2) === tag.slice(0, 2) && options.includes(given.slice(2));

/* WRITING */

function tagOf(name: string, { tag, options }: FieldSpec, value: unknown): string {
  if (options === undefined) return tag;
  const { option } = value as { readonly option: string };
  return options.includes(option)
    ? `${tag.slice(0, 2)}${option}`
    : mtFieldInvalid(name, tag, option, `of option ${options.join(" or ")}`);
}

/** Takes those that stood after a tag. */
function takeAfter(left: UnknownField[], tag: string | undefined): string[] {
  const here = left.filter(({ after }) => after === tag);
  for (const field of here) left.splice(left.indexOf(field), 1);
  return here.flatMap(unknownLines);
}

function unknownLines({ tag, value }: UnknownField): string[] {
  const [first = "", ...rest] = value.split("\n");
  const isGood = /^\d{2}[A-Z]?$/.test(tag) && rest.every((line) => !/^[:-]/.test(line)) && !value.includes("\r");
  if (!isGood || ![first, ...rest].every((line) => CHARSETS.z.test(line))) {
    mtFieldInvalid("unknown", tag, value, "lines of set Z, none begun with : or -");
  }
  return [`:${tag}:${first}`, ...rest];
}

const specsOf = (type: MtType): Readonly<Record<string, FieldSpec>> =>
  MT_SPECS[type] as unknown as Readonly<Record<string, FieldSpec>>;

function textInvalid(expected: string, value: string) {
  const shown = value.slice(0, 120);
  return creditsError("MT_TEXT_INVALID", `the text should be ${expected}, is ${JSON.stringify(shown)}`, {
    value: shown,
    expected,
  });
}
