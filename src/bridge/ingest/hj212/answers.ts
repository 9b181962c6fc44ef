import { Command, QnRtn } from "../../model/hj212/codes.ts";
import type { Dialect } from "../../model/hj212/device.ts";
import { encodeAnswer, encodeCommand } from "../../model/hj212/encode.ts";
import { localTime, queryNumber } from "../../model/hj212/local-time.ts";
import type { Segment } from "./segment.ts";

const VERSION: Readonly<Record<Dialect, number>> = { "2005": 0, "2017": 1, "surface-water-2017": 2, "2025": 2 };

/** For a frame of nobody's: the dialect that its Flag speaks of. 2025 has the bits of surface water. */
export const dialectOf = (version: number): Dialect =>
  version === 0 ? "2005" : version === 1 ? "2017" : "surface-water-2017";

/** The upload is durable: never sent before. */
export const dataAnswer = (dialect: Dialect, segment: Segment): Buffer | undefined =>
  answer(Command.DataAnswer, dialect, segment, dialect === "surface-water-2017" ? `QnRtn=${QnRtn.Ready}` : "");

export const noticeAnswer = (dialect: Dialect, segment: Segment): Buffer | undefined =>
  answer(Command.NoticeAnswer, dialect, segment, "");

/**
 * It will not be taken. In the surface-water dialect an upload's answer carries QnRtn. In the others a 9014 has nothing to say
 * no with and every 9014 would be taken for yes, so the answer to a request says it, 9011.
 */
export const refusal = (dialect: Dialect, segment: Segment, reason: QnRtn): Buffer | undefined =>
  answer(
    dialect === "surface-water-2017" ? Command.DataAnswer : Command.RequestAnswer,
    dialect,
    segment,
    `QnRtn=${reason}`,
  );

/** It could not be taken now. Only the surface-water dialect has a word for it; others repeat what nobody answers. */
export const busyAnswer = (dialect: Dialect, segment: Segment): Buffer | undefined =>
  dialect === "surface-water-2017" ? refusal(dialect, segment, QnRtn.SurfaceWaterBusy) : undefined;

/** Its checksum is wrong. By the 2017 standard that ends the exchange without an answer, and the logger repeats. */
export const checksumAnswer = (dialect: Dialect, segment: Segment): Buffer | undefined =>
  dialect === "surface-water-2017" ? refusal(dialect, segment, QnRtn.SurfaceWaterChecksum) : undefined;

/** A host's command that sets the logger's clock, as it follows a notice that asks for it. */
export function setTime(dialect: Dialect, segment: Segment, now: number, utcOffset: number): Buffer {
  const { st, mn } = segment;
  const factor = segment.items.flat().find(([name]) => name === "PolId")?.[1];
  const time = `SystemTime=${localTime(now, utcOffset)}`;
  return encodeCommand({
    qn: queryNumber(now, utcOffset),
    st,
    cn: Command.SetTime,
    pw: printable(segment.pw),
    mn,
    version: VERSION[dialect],
    answer: true,
    cp: factor === undefined ? time : `PolId=${printable(factor)};${time}`,
  });
}

/** `undefined` where the frame has no number that an answer could repeat. */
function answer(cn: string, dialect: Dialect, segment: Segment, content: string): Buffer | undefined {
  const { qn, pw, mn } = segment;
  if (!/^\d{1,20}$/.test(qn)) return undefined;
  return encodeAnswer(cn, { qn, cn: segment.cn, pw: printable(pw), mn, version: VERSION[dialect] }, content);
}

/** Nothing that was sent comes back in an answer unless it is plain. */
const printable = (text: string) => (/^[\w.-]{0,32}$/.test(text) ? text : "");
