import { ANSWERS, Command, HEARTBEATS, MEASUREMENTS, type Measurement, RECORDS, REQUESTS } from "./codes.ts";
import type { Dialect } from "./device.ts";

/**
 * What a frame of a logger is, by its CN and the dialect of the station: values; evidence without measured values; a notice, which is
 * kept as evidence too; a sign of life; the wish for the time; an answer; what only a host asks; or none of these.
 */
export type CommandKind =
  | "measurement"
  | "record"
  | "notice"
  | "heartbeat"
  | "calibration"
  | "answer"
  | "request"
  | "unknown";

/**
 * Uploads of measured values that HJ 212-2025 adds: 2013 what an analyser found in one mixed sample, 2052 a single measurement of noise,
 * 2111 the furnace temperature over five minutes.
 */
const MEASUREMENTS_2025: ReadonlyMap<string, Measurement> = new Map([
  ["2013", { suffix: "Avg", parameter: "-raw" }],
  ["2052", { suffix: "Data", parameter: "-single" }],
  ["2111", { suffix: "Avg", parameter: "-5min" }],
]);

/** Of 2025: the hardware's serial numbers, and the wish for a new key, which the bridge does not give out. */
const NOTICES_2025: ReadonlySet<string> = new Set(["1001", "1014"]);

/** Of 2025, by a host: set the MN, retain a sample now, start the check against a standard. */
const REQUESTS_2025: ReadonlySet<string> = new Set(["1002", "3022", "3024"]);

/** How values stand in an upload; undefined for a CN that carries none in this dialect. */
export function measurementOf(cn: string, dialect: Dialect): Measurement | undefined {
  return MEASUREMENTS.get(cn) ?? (dialect === "2025" ? MEASUREMENTS_2025.get(cn) : undefined);
}

export function commandKind(cn: string, dialect: Dialect): CommandKind {
  if (measurementOf(cn, dialect) !== undefined) return "measurement";
  if (dialect === "2025" && NOTICES_2025.has(cn)) return "notice";
  if (dialect === "2025" && REQUESTS_2025.has(cn)) return "request";
  if (RECORDS.has(cn)) return "record";
  if (HEARTBEATS.has(cn)) return "heartbeat";
  if (cn === Command.TimeCalibration) return "calibration";
  if (ANSWERS.has(cn)) return "answer";
  return REQUESTS.has(cn) ? "request" : "unknown";
}
