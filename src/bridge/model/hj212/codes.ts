/** Command codes (CN) that the bridge tells apart: HJ 212-2017 table 9, and what the other dialects add. */
export const Command = {
  TimeCalibration: "1013",
  SetTime: "1012",
  RealTime: "2011",
  Day: "2031",
  Minute: "2051",
  Hour: "2061",
  RequestAnswer: "9011",
  Result: "9012",
  NoticeAnswer: "9013",
  DataAnswer: "9014",
} as const;

/** How a measured value stands in an upload. */
export interface Measurement {
  /** Of the value's name: "Rtd" in "w01001-Rtd". */
  readonly suffix: string;
  /** What its sensor's parameter is called after the factor. */
  readonly parameter: string;
}

/** Uploads whose items are measured values, in every dialect. */
export const MEASUREMENTS: ReadonlyMap<string, Measurement> = new Map([
  [Command.RealTime, { suffix: "Rtd", parameter: "" }],
  [Command.Minute, { suffix: "Avg", parameter: "-minute" }],
  [Command.Hour, { suffix: "Avg", parameter: "-hour" }],
  [Command.Day, { suffix: "Avg", parameter: "-day" }],
]);

/**
 * Uploads that hold no measured value: states, running times, boot times, device numbers and settings; alarms of 2005; quality
 * control of instruments at surface-water stations. They are kept as evidence.
 */
export const RECORDS: ReadonlySet<string> = new Set([
  ...["2021", "2041", "2081", "3019", "3020"],
  ...["2071", "2072"],
  ...["2062", "2063", "2064", "2065", "2066"],
]);

/** Signs of life: 2005 has 9021, the surface-water dialect and 2025 have 9015. */
export const HEARTBEATS: ReadonlySet<string> = new Set(["9021", "9015"]);

/** Answers to what the bridge itself asked. */
export const ANSWERS: ReadonlySet<string> = new Set([
  Command.RequestAnswer,
  Command.Result,
  Command.NoticeAnswer,
  Command.DataAnswer,
]);

/** What a host asks of a logger. A logger that asks it of the bridge is refused. */
export const REQUESTS: ReadonlySet<string> = new Set([
  ...["1000", "1011", "1012", "1014", "1015", "1061", "1062", "1063", "1064", "1072", "2012", "2022"],
  ...["3011", "3012", "3013", "3014", "3015", "3016", "3017", "3018", "3021"],
]);

/** System code (ST) of answers. */
export const SYSTEM_INTERACTION = "91";

/** Why a request was refused (QnRtn). */
export const QnRtn = {
  Ready: 1,
  Refused: 2,
  Password: 3,
  Device: 4,
  Command: 8,
  Checksum: 9,
  /* The surface-water dialect has two of its own. */
  SurfaceWaterBusy: 9,
  SurfaceWaterChecksum: 99,
} as const;

export type QnRtn = (typeof QnRtn)[keyof typeof QnRtn];

/** How a request ended (ExeRtn). */
export const ExeRtn = { Done: 1, Failed: 2 } as const;

export type ExeRtn = (typeof ExeRtn)[keyof typeof ExeRtn];
