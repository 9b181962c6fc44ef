import { bridgeError } from "../errors.ts";
import { SYSTEM_INTERACTION } from "./codes.ts";
import { crc, crcText } from "./crc.ts";

/** What four digits can say. The standard allows 1024, see `MAX_CP`. */
export const MAX_SEGMENT = 9999;
/** Longest content of CP in one frame by the standard; more is split. */
const MAX_CP = 950;

/** Bit of Flag: an answer is wanted. */
const ANSWER = 1;
/** Bit of Flag: PNUM and PNO are there. */
const SPLIT = 2;

/** Puts length, checksum and line end around a data segment. A segment is ASCII, or bytes as Latin-1. */
export function encodeFrame(segment: string): Buffer {
  const { length } = segment;
  if (length > MAX_SEGMENT)
    throw bridgeError("HJ212_SEGMENT_MALFORMED", `a segment of ${length} characters does not fit a frame`, { length });
  const frame = Buffer.allocUnsafe(length + 12);
  frame.write(`##${String(length).padStart(4, "0")}`, 0, "latin1");
  frame.write(segment, 6, "latin1");
  frame.write(`${crcText(crc(frame, 6, 6 + length))}\r\n`, 6 + length, "latin1");
  return frame;
}

/** One factor of an upload. */
export interface UploadItem {
  /** Factor code: "w01001". */
  readonly code: string;
  /** Suffix and text, in the order in which they go out: `{ Rtd: "7.1", Flag: "N" }`. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Upload {
  /** YYYYMMDDhhmmsszzz; left out by loggers of 2005. */
  readonly qn?: string;
  readonly st: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  /** Upper bits of Flag: 0 for 2005, 1 for 2017, 2 for surface water. */
  readonly version: number;
  readonly answer: boolean;
  /** YYYYMMDDhhmmss, local time. */
  readonly dataTime: string;
  readonly items: readonly UploadItem[];
}

/** Frames of an upload: one, or numbered parts with the same DataTime when its content is longer than the standard allows. */
export function encodeUpload(upload: Upload): Buffer[] {
  const { qn, st, cn, pw, mn, version, answer, dataTime, items } = upload;
  const parts: string[] = [];
  let part = `DataTime=${dataTime}`;
  for (const { code, values } of items) {
    const item = Object.entries(values)
      .map(([suffix, text]) => `${code}-${suffix}=${text}`)
      .join(",");
    if (part.length + 1 + item.length > MAX_CP && part.includes(";")) {
      parts.push(part);
      part = `DataTime=${dataTime}`;
    }
    part += `;${item}`;
  }
  parts.push(part);

  const split = parts.length > 1;
  const flag = (version << 2) | (split ? SPLIT : 0) | (answer ? ANSWER : 0);
  return parts.map((cp, index) => {
    const number = split ? `PNUM=${parts.length};PNO=${index + 1};` : "";
    const query = qn === undefined ? "" : `QN=${split ? followingQuery(qn, index) : qn};`;
    return encodeFrame(`${query}ST=${st};CN=${cn};PW=${pw};MN=${mn};Flag=${flag};${number}CP=&&${cp}&&`);
  });
}

/** Parts have numbers of their own, one after the other. 17 digits are too many for a number. */
const followingQuery = (qn: string, index: number) => String(BigInt(qn) + BigInt(index)).padStart(qn.length, "0");

/** A command that the bridge itself sends to a logger, or a logger's notice to its host. */
export interface Command {
  readonly qn: string;
  readonly st: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  readonly version: number;
  readonly answer: boolean;
  /** Content between the ampersands: "PolId=w01018". */
  readonly cp: string;
}

export function encodeCommand({ qn, st, cn, pw, mn, version, answer, cp }: Command): Buffer {
  const flag = (version << 2) | (answer ? ANSWER : 0);
  return encodeFrame(`QN=${qn};ST=${st};CN=${cn};PW=${pw};MN=${mn};Flag=${flag};CP=&&${cp}&&`);
}

/** What an answer repeats of the frame that it answers. */
export interface Answered {
  readonly qn: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  /** Upper bits of Flag. 2005 carries QN in CP, later ones in the header. */
  readonly version: number;
}

/** An answer: 9011 with QnRtn, 9012 with ExeRtn, 9013 and 9014 without content but for that of a dialect. */
export function encodeAnswer(cn: string, { qn, cn: answeredCn, pw, mn, version }: Answered, content = ""): Buffer {
  const old = version === 0;
  const cp = old ? [`QN=${qn}`, ...(cn === "9014" ? [`CN=${answeredCn}`] : []), content] : [content];
  const text = cp.filter((item) => item !== "").join(";");
  return encodeFrame(
    `${old ? "" : `QN=${qn};`}ST=${SYSTEM_INTERACTION};CN=${cn};PW=${pw};MN=${mn};Flag=${version << 2};CP=&&${text}&&`,
  );
}
