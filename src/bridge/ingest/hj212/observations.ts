import { isTallyError } from "../../../lib/errors.ts";
import { bridgeError } from "../../model/errors.ts";
import type { Observation } from "../../model/frame.ts";
import { measurementOf } from "../../model/hj212/commands.ts";
import { utcOf } from "../../model/hj212/local-time.ts";
import { scaledInteger } from "../decimal.ts";
import type { Device } from "./device.ts";
import type { Pair, Segment } from "./segment.ts";

/** An item that no reading could be made of. */
export interface ItemRefusal {
  readonly code: string;
  readonly detail: string;
}

export interface Observed {
  readonly observations: readonly Observation[];
  readonly refusals: readonly ItemRefusal[];
}

/** What an upload says of one factor, wherever in it. Loggers mix up ; and , so items are put together by their names. */
interface Said {
  readonly code: string;
  value: string | undefined;
  flag: string | undefined;
  sampleTime: string | undefined;
}

/** A flag that is not one letter: kept as this, which is none of the standard's and so never taken for normal. */
const UNREADABLE_FLAG = "x";
/** How much of a name or value is repeated in the reject log. */
const SHOWN = 40;

/**
 * Readings of an upload of measured values (CN 2011, 2051, 2061, 2031; 2013, 2052 and 2111 of HJ 212-2025).
 *
 * The parameter of a real-time value is its factor code, that of an average is "w01001-minute", "-hour" or "-day": an average
 * is another measurement, by a sensor of its own; so are "-raw", "-single" and "-5min" of 2025. `observedAt` is SampleTime where an item
 * has one, else DataTime: for real-time values the moment of collection, for averages the start of their interval.
 *
 * @throws `HJ212_TIME_INVALID` where the upload as a whole has no time.
 */
export function observationsOf(segment: Pick<Segment, "cn" | "items">, device: Device): Observed {
  const measurement = measurementOf(segment.cn, device.dialect);
  if (measurement === undefined) return { observations: [], refusals: [] };
  const refusals: ItemRefusal[] = [];
  const dataTime = timeOf(segment.items, device.utcOffset);
  const observations: Observation[] = [];
  for (const said of saidBy(segment.items, measurement.suffix, refusals)) {
    if (said.value === undefined && said.flag === undefined) continue; // totals, extremes, device states
    const parameter = said.code + measurement.parameter;
    try {
      const observation = observationOf(said, parameter, dataTime, device);
      if (observation !== undefined) observations.push(observation);
    } catch (error) {
      if (!isTallyError(error)) throw error;
      refusals.push({ code: error.code, detail: `${parameter.slice(0, SHOWN)}: ${error.message}` });
    }
  }
  return { observations, refusals };
}

function observationOf(said: Said, parameter: string, dataTime: number, device: Device): Observation | undefined {
  const measuredBy = device.measuredBy(said.code, parameter);
  if (measuredBy === undefined) {
    if (device.ignores(parameter)) return undefined;
    throw bridgeError("HJ212_PARAMETER_UNKNOWN", `station ${device.station} has no sensor for it`);
  }
  const { sensor, conversion } = measuredBy;
  const text = said.value ?? "";
  return {
    sensor,
    observedAt: said.sampleTime === undefined ? dataTime : sampledAt(said.sampleTime, device.utcOffset),
    value: text === "" ? null : scaledInteger(text, sensor.scale, conversion),
    text,
    sourceFlag: flagOf(said.flag),
    counter: 0,
  };
}

/** Gathers value, flag and time per factor. The first of a kind counts; a value that differs from it is refused. */
function saidBy(items: Segment["items"], suffix: string, refusals: ItemRefusal[]): Iterable<Said> {
  const all = new Map<string, Said>();
  let said: Said | undefined;
  for (const item of items)
    for (const pair of item) {
      const dash = pair[0].lastIndexOf("-");
      if (dash <= 0) continue;
      const code = pair[0].slice(0, dash);
      if (said?.code !== code) {
        said = all.get(code);
        if (said === undefined) {
          said = { code, value: undefined, flag: undefined, sampleTime: undefined };
          all.set(code, said);
        }
      }
      readPair(said, pair, pair[0].slice(dash + 1), suffix, refusals);
    }
  return all.values();
}

function readPair(said: Said, [name, text]: Pair, kind: string, suffix: string, refusals: ItemRefusal[]): void {
  if (kind === suffix) {
    if (said.value === undefined) said.value = text;
    else if (said.value !== text)
      refusals.push({ code: "HJ212_VALUE_TWICE", detail: `${name.slice(0, SHOWN)}: ${text.slice(0, SHOWN)}` });
  } else if (kind === "Flag") said.flag ??= text;
  else if (kind === "SampleTime") said.sampleTime ??= text;
}

function timeOf(items: Segment["items"], utcOffset: number): number {
  let text: string | undefined;
  for (const item of items)
    for (const [name, value] of item) {
      if (name !== "DataTime") continue;
      if (text !== undefined && text !== value)
        throw bridgeError("HJ212_TIME_INVALID", `DataTime is "${text}" and "${value.slice(0, SHOWN)}"`);
      text = value.slice(0, SHOWN);
    }
  if (text === undefined) throw bridgeError("HJ212_TIME_INVALID", "DataTime is missing");
  const time = utcOf(text, utcOffset);
  if (time === undefined) throw bridgeError("HJ212_TIME_INVALID", `DataTime "${text}" is no time`, { text });
  return time;
}

function sampledAt(text: string, utcOffset: number): number {
  const time = utcOf(text, utcOffset);
  if (time === undefined) throw bridgeError("HJ212_TIME_INVALID", `SampleTime "${text.slice(0, SHOWN)}" is no time`);
  return time;
}

/** Letters that the standard does not have are kept: what they mean is for quality control to doubt. */
function flagOf(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  return text.length === 1 && text > " " && text <= "~" ? text : UNREADABLE_FLAG;
}
