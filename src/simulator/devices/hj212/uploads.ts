import { encodeFrame } from "../../../bridge/model/hj212/encode.ts";
import { localTime } from "../../../bridge/model/hj212/local-time.ts";
import type { SimulatedReading } from "../../reading.ts";

/** 2005 has neither QN nor version bits here; 2017 has both. */
export type Dialect = "2005" | "2017";

export interface UploadOptions {
  readonly dialect: Dialect;
  /** Device identity (MN). */
  readonly deviceId: string;
  readonly password: string;
  /** System code: 21 is surface water. */
  readonly system: string;
  /** CN of an upload: 2011 is real-time data, values come as Rtd. */
  readonly command: string;
  readonly answer: boolean;
  /** Factors per frame; an upload of more is split into numbered parts. 0 for no bound but the standard's. */
  readonly split: number;
  /** Minutes that the logger's clock is ahead of UTC. */
  readonly utcOffset: number;
}

export interface UploadPart {
  /** "" in 2005. */
  readonly qn: string;
  readonly frame: Buffer;
  readonly readings: readonly SimulatedReading[];
}

/** Longest content of CP by the standard. */
const MAX_CP = 950;
const VERSION_2017 = 4;
const SPLIT = 2;
const ANSWER = 1;

/** Frames of readings that share one time of observation. Parts have numbers of their own and one DataTime. */
export function uploadParts(
  readings: readonly SimulatedReading[],
  options: UploadOptions,
  nextQn: () => string,
): UploadPart[] {
  const { dialect, deviceId, password, system, command, answer, utcOffset } = options;
  const dataTime = `DataTime=${localTime(readings[0]?.observedAt ?? 0, utcOffset)}`;
  const groups = grouped(readings, options.split, dataTime.length);
  const flag = (dialect === "2017" ? VERSION_2017 : 0) | (groups.length > 1 ? SPLIT : 0) | (answer ? ANSWER : 0);
  return groups.map((group, index) => {
    const qn = dialect === "2017" ? nextQn() : "";
    const head = [
      ...(qn ? [`QN=${qn}`] : []),
      `ST=${system};CN=${command};PW=${password};MN=${deviceId}`,
      // Loggers of 2005 that want no answer leave Flag out.
      ...(flag > 0 ? [`Flag=${flag}`] : []),
      ...(groups.length > 1 ? [`PNUM=${groups.length};PNO=${index + 1}`] : []),
    ].join(";");
    const content = [dataTime, ...group.map(item)].join(";");
    return { qn, readings: group, frame: encodeFrame(`${head};CP=&&${content}&&`) };
  });
}

function grouped(readings: readonly SimulatedReading[], most: number, headLength: number): SimulatedReading[][] {
  const groups: SimulatedReading[][] = [];
  let length = 0;
  for (const reading of readings) {
    const size = item(reading).length + 1;
    const last = groups.at(-1);
    if (last && (most === 0 || last.length < most) && length + size <= MAX_CP) {
      last.push(reading);
      length += size;
    } else {
      groups.push([reading]);
      length = headLength + size;
    }
  }
  return groups;
}

/** One factor. Without a value there is only its flag. */
function item({ parameter, text, sourceFlag }: SimulatedReading): string {
  const flag = `${parameter}-Flag=${sourceFlag || "N"}`;
  return text === "" ? flag : `${parameter}-Rtd=${text},${flag}`;
}
