import { InvalidArgumentError } from "commander";
import { decimalText } from "../../../sdk/core/decimal-text.ts";
import { exceedanceId } from "../../../sdk/sensing/model/exceedance-id.ts";
import type { Limit, LimitOnChain } from "../../../sdk/sensing/model/limit.ts";
import { storedInteger, wholeNumber } from "../../shared/values.ts";

// Readers of the command line's values about readings. What they refuse, commander reports with the option's name.

const DECIMAL = /^-?\d{1,15}(?:\.\d{1,12})?$/;

/** Two decimals, or none where an end is open: "6..9", "5..", "..0.2". */
export interface DecimalRange {
  readonly min: string | null;
  readonly max: string | null;
}

export function decimalRange(text: string): DecimalRange {
  const [min, max, ...more] = text.split("..");
  const end = (part: string | undefined) => {
    if (part === "") return null;
    if (part === undefined || !DECIMAL.test(part))
      throw new InvalidArgumentError("Not a range such as 6..9, 5.. or ..0.2.");
    return part;
  };
  if (more.length > 0) throw new InvalidArgumentError("Not a range such as 6..9, 5.. or ..0.2.");
  return { min: end(min), max: end(max) };
}

/** Both ends as stored integers. @throws as `storedInteger`. */
export function storedLimit({ min, max }: DecimalRange, scale: number): Limit {
  return { min: min === null ? null : storedInteger(min, scale), max: max === null ? null : storedInteger(max, scale) };
}

export function showLimit({ min, max }: Limit | LimitOnChain, scale: number): string {
  if (min === null && max === null) return "anything";
  const end = (value: number | bigint | null) => (value === null ? "" : decimalText(value, scale));
  return `${end(min)}..${end(max)}`;
}

/** "41.74,-111.83" */
export function place(text: string): { latitude: number; longitude: number } {
  const [latitude = "", longitude = "", ...more] = text.split(",").map((part) => part.trim());
  if (!DECIMAL.test(latitude) || !DECIMAL.test(longitude) || more.length > 0) {
    throw new InvalidArgumentError("Not a place such as 41.74,-111.83 (latitude, longitude).");
  }
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

/** "0x12…,0x34…" */
export function accounts(text: string): string[] {
  return text.split(",").map((part) => part.trim());
}

/** "3/1207": the reading of a sensor that an exceedance begins with. */
export function exceedance(text: string): bigint {
  const [sensor = "", seq = "", ...more] = text.split("/");
  if (more.length > 0) throw new InvalidArgumentError("Not SENSOR/SEQ, such as 3/1207.");
  return exceedanceId({ sensor: wholeNumber(sensor), seq: wholeNumber(seq) });
}

/** "2/1207": a reading of a station; undefined for anything else. */
export function stationReading(text: string): { station: number; seq: number } | undefined {
  const [, station, seq] = /^(\d{1,10})\/(\d{1,15})$/.exec(text) ?? [];
  return station === undefined || seq === undefined ? undefined : { station: Number(station), seq: Number(seq) };
}
