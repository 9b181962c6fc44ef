import { bridgeError } from "../../model/errors.ts";

/**
 * What is not as the standard says but does not stand in the way of reading the frame. Loggers in the field do all of it.
 */
export type Anomaly =
  | "crc-lower-case"
  | "segment-too-long"
  | "no-qn"
  | "qn-malformed"
  | "no-flag"
  | "field-case"
  | "field-empty"
  | "field-unknown"
  | "field-separator"
  | "split-without-number"
  | "number-without-split"
  | "number-in-content"
  | "part-of-one"
  | "pair-malformed"
  | "separator-missing";

/** A name and its value, as written. */
export type Pair = readonly [name: string, value: string];

/** A data segment. Texts are bytes as Latin-1: what is not ASCII is carried, never read. */
export interface Segment {
  /** "" where there is none, as in 2005. */
  readonly qn: string;
  readonly st: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  /** `undefined` where there is none, as in 2005. */
  readonly flag: number | undefined;
  /** Number of parts and which this is; 0 where the message is in one piece. */
  readonly pnum: number;
  readonly pno: number;
  /** Items of CP, in order, each with its pairs. */
  readonly items: readonly (readonly Pair[])[];
  /** CP as it came. */
  readonly cp: string;
  readonly anomalies: readonly Anomaly[];
}

/** Bit 0 of Flag: an answer is wanted. */
export const wantsAnswer = ({ flag }: Segment): boolean => flag !== undefined && (flag & 1) !== 0;
/** The upper six bits: 0 is 2005, 1 is 2017. Two dialects use 2. */
export const versionOf = ({ flag }: Segment): number => (flag ?? 0) >> 2;

const OPEN = "CP=&&";
const CLOSE = "&&";
/** The standard's limit; what is longer is read all the same. */
const STANDARD_LENGTH = 1024;
/** The standard has 24. */
const MAX_MN = 32;
/** How many parts a message can have: more than any upload, and few enough to be kept. */
export const MAX_PARTS = 64;

const COMMA = 0x2c;
const SEMICOLON = 0x3b;

/** Fields of the header while they are gathered. */
type Header = Partial<Record<HeaderField, string>>;
type HeaderField = "QN" | "ST" | "CN" | "PW" | "MN" | "Flag" | "PNUM" | "PNO";
const FIELDS: ReadonlyMap<string, HeaderField> = new Map(
  (["QN", "ST", "CN", "PW", "MN", "Flag", "PNUM", "PNO"] as const).map((field) => [field.toUpperCase(), field]),
);

/**
 * Reads a data segment: what stands between the length and the checksum of a frame.
 *
 * @throws `HJ212_SEGMENT_MALFORMED` when it is not fields and one CP, or a field is there twice; `HJ212_FIELD_INVALID` when
 * a field that decides whose frame it is, or what it is, has no possible value.
 */
export function parseSegment(text: string): Segment {
  const anomalies: Anomaly[] = [];
  const open = text.indexOf(OPEN);
  const start = open + OPEN.length;
  const end = text.length - CLOSE.length;
  if (open < 0 || start > end || !text.endsWith(CLOSE)) throw malformed("it has no CP=&&...&&");
  if (text.indexOf(CLOSE, start) < end || text.lastIndexOf(CLOSE, open) >= 0)
    throw malformed("two segments run into each other");
  if (text.length > STANDARD_LENGTH) anomalies.push("segment-too-long");

  const header = headerOf(text, open, anomalies);
  const items = itemsOf(text, start, end, anomalies);
  const [pnum, pno] = partOf(header, items, anomalies);
  return {
    qn: queryOf(header, anomalies),
    st: required("ST", header.ST, isSystemCode),
    cn: required("CN", header.CN, isCommandCode),
    pw: header.PW ?? "",
    mn: required("MN", header.MN, isDeviceNumber),
    flag: flagOf(header, anomalies),
    pnum,
    pno,
    items,
    cp: text.slice(start, end),
    anomalies,
  };
}

function headerOf(text: string, end: number, anomalies: Anomaly[]): Header {
  const header: Header = {};
  let from = 0;
  for (let at = 0; at <= end; at++) {
    const char = at < end ? text.charCodeAt(at) : SEMICOLON;
    if (char !== SEMICOLON && char !== COMMA) continue;
    if (at === end && from === end) break; // the last field ended with its semicolon, as it should
    if (char === COMMA || at === end) note(anomalies, "field-separator");
    if (from === at) note(anomalies, "field-empty");
    else readField(header, text.slice(from, at), anomalies);
    from = at + 1;
  }
  return header;
}

function readField(header: Header, text: string, anomalies: Anomaly[]): void {
  const equals = text.indexOf("=");
  if (equals < 0) throw malformed(`"${text.slice(0, 32)}" in its header is no field`);
  const written = text.slice(0, equals);
  const name = FIELDS.get(written.toUpperCase());
  if (name === undefined) {
    note(anomalies, "field-unknown");
    return;
  }
  if (name !== written) note(anomalies, "field-case");
  if (header[name] !== undefined) throw malformed(`it has ${name} twice`);
  header[name] = text.slice(equals + 1);
}

function itemsOf(text: string, start: number, end: number, anomalies: Anomaly[]): Pair[][] {
  const items: Pair[][] = [];
  let item: Pair[] = [];
  let from = start;
  let equals = -1; // the first one of a pair
  for (let at = start; at <= end; at++) {
    const char = at < end ? text.charCodeAt(at) : SEMICOLON;
    if (char === 0x3d) {
      if (equals < 0) equals = at;
      else note(anomalies, "separator-missing");
    } else if (char === SEMICOLON || char === COMMA) {
      if (equals >= 0) item.push([text.slice(from, equals), text.slice(equals + 1, at)]);
      else if (from < at) note(anomalies, "pair-malformed");
      from = at + 1;
      equals = -1;
      if (char === SEMICOLON && item.length > 0) {
        items.push(item);
        item = [];
      }
    }
  }
  return items;
}

function queryOf({ QN }: Header, anomalies: Anomaly[]): string {
  if (QN === undefined || QN === "") note(anomalies, "no-qn");
  else if (QN.length !== 17 || !isDigits(QN)) note(anomalies, "qn-malformed");
  return QN ?? "";
}

function flagOf({ Flag }: Header, anomalies: Anomaly[]): number | undefined {
  if (Flag === undefined || Flag === "") {
    note(anomalies, "no-flag");
    return undefined;
  }
  const flag = isDigits(Flag) && Flag.length <= 3 ? Number(Flag) : 256;
  if (flag > 255) throw invalid("Flag", Flag);
  return flag;
}

/** Loggers number parts in the header with and without saying so in Flag, in CP, or a message in one piece as part 11 of 1. */
function partOf(
  header: Header,
  items: readonly (readonly Pair[])[],
  anomalies: Anomaly[],
): [pnum: number, pno: number] {
  const split = header.Flag !== undefined && isDigits(header.Flag) && (Number(header.Flag) & 2) !== 0;
  let { PNUM, PNO } = header;
  if (PNUM === undefined && PNO === undefined && split) {
    for (const item of items)
      for (const [name, value] of item) {
        if (name === "PNUM") PNUM ??= value;
        if (name === "PNO") PNO ??= value;
      }
    note(anomalies, PNUM === undefined ? "split-without-number" : "number-in-content");
  }
  if (PNUM === undefined && PNO === undefined) return [0, 0];
  if (!split) note(anomalies, "number-without-split");
  const pnum = required("PNUM", PNUM, isPartNumber);
  if (Number(pnum) <= 1) {
    note(anomalies, "part-of-one");
    return [0, 0];
  }
  const pno = required("PNO", PNO, (text) => isPartNumber(text) && Number(text) >= 1 && Number(text) <= Number(pnum));
  return [Number(pnum), Number(pno)];
}

function required(field: HeaderField, value: string | undefined, isValid: (text: string) => boolean): string {
  if (value === undefined || !isValid(value)) throw invalid(field, value);
  return value;
}

const isDigits = (text: string) => text !== "" && !/[^0-9]/.test(text);
const isSystemCode = (text: string) => /^[0-9A-Z]{2}$/.test(text);
const isCommandCode = (text: string) => text.length === 4 && isDigits(text);
const isDeviceNumber = (text: string) => text.length <= MAX_MN && /^[\w.-]+$/.test(text);
const isPartNumber = (text: string) => isDigits(text) && text.length <= 4 && Number(text) <= MAX_PARTS;

function note(anomalies: Anomaly[], anomaly: Anomaly): void {
  if (!anomalies.includes(anomaly)) anomalies.push(anomaly);
}

const malformed = (reason: string) => bridgeError("HJ212_SEGMENT_MALFORMED", `the data segment: ${reason}`, { reason });
const invalid = (field: HeaderField, value: string | undefined) =>
  bridgeError("HJ212_FIELD_INVALID", `${field} is ${value === undefined ? "missing" : `"${value.slice(0, 40)}"`}`, {
    field,
    value: value?.slice(0, 40),
  });
