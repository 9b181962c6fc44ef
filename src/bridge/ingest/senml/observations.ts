import type { Sensor } from "../../../sdk/sensing/model/station.ts";
import type { Observation } from "../../model/frame.ts";
import type { Registry } from "../../model/registry.ts";
import type { Units } from "../units.ts";
import { type ValueReader, valueReaders } from "../value-reader.ts";
import { parseSenml, refuseRecord } from "./parse.ts";
import { named, type ResolvedRecord, resolveSenml } from "./resolve.ts";
import { ucumOfSenml } from "./units.ts";

export interface SenmlReaderOptions {
  readonly registry: Registry;
  readonly units: Units;
  /**
   * Whether a record without an absolute time is taken to be of the time of arrival. Beware: a message that is delivered twice
   * then makes two readings, because each delivery has its own time. @default "refuse"
   */
  readonly relativeTimes?: "resolve" | "refuse";
}

/** What a pack says of a station. */
export interface SenmlPack {
  /** In order of time. */
  readonly observations: readonly Observation[];
  /** How many of them have their time from the receipt. */
  readonly relativeTimes: number;
}

/** @throws A `TallyError` that names record and field, for the first thing that is wrong; then nothing of the pack counts. */
export type SenmlReader = (raw: Uint8Array, station: number, receivedAt: number) => SenmlPack;

/** What a record may add to the reading of the same parameter and time: its name ends in `/flag` or `/counter`. */
interface Companion {
  readonly record: ResolvedRecord;
  used: boolean;
}

/**
 * Reads SenML packs as observations.
 *
 * The last part of a record's name, after `/` or `:`, is the parameter: `urn:dev:ow:10e2073a01080063:w01001`. Beside numbers (`v`)
 * there may be, for the same parameter and time,
 * - `<parameter>/flag` with `vs`: one ASCII letter, what the source says of the value, as in HJ 212 table 8;
 * - `<parameter>/counter` with `v`: a whole number, the instrument's own counter.
 *
 * Other strings, truth values, data and bare sums are no readings and refuse the pack.
 */
export function senmlReader({ registry, units, relativeTimes = "refuse" }: SenmlReaderOptions): SenmlReader {
  const readerOf = valueReaders(units);
  const read = (sensor: Sensor, unit: string | undefined): ValueReader =>
    readerOf(sensor, unit === undefined ? undefined : ucumOfSenml(unit));

  return (raw, station, receivedAt) => {
    const records = resolveSenml(parseSenml(raw), { now: receivedAt, relativeTimes });
    const companions = companionsOf(records);
    const observations: Observation[] = [];
    let relative = 0;

    for (const record of records) {
      const { index, name, at, v } = record;
      if (isCompanion(name)) continue;
      if (v === undefined) throw refuseRecord("SENML_NOT_A_READING", index, "v", "only numbers are readings");
      const parameter = parameterOf(name);
      const sensor = registry.sensorOf(station, parameter);
      if (sensor === undefined) {
        throw refuseRecord("PARAMETER_UNKNOWN", index, "n", `the station does not measure "${parameter.slice(0, 32)}"`);
      }
      if (record.relative) relative++;
      observations.push({
        sensor,
        observedAt: at,
        value: integerOf(read, sensor, record, v),
        text: v,
        sourceFlag: companions === undefined ? "" : flagOf(companions.get(`${name}/flag ${at}`)),
        counter: companions === undefined ? 0 : counterOf(companions.get(`${name}/counter ${at}`)),
      });
    }
    if (companions !== undefined) refuseUnused(companions);
    if (observations.length === 0) throw refuseRecord("SENML_INVALID", 0, "", "the pack has base fields only");
    return { observations, relativeTimes: relative };
  };
}

function integerOf(
  read: (sensor: Sensor, unit: string | undefined) => ValueReader,
  sensor: Sensor,
  { index, unit }: ResolvedRecord,
  text: string,
): number {
  let field = "u";
  try {
    const reader = read(sensor, unit);
    field = "v";
    return reader(text);
  } catch (error) {
    return named(index, field, () => {
      throw error;
    });
  }
}

/** Last part of a name. */
export function parameterOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf(":")) + 1);
}

const isCompanion = (name: string) => name.endsWith("/flag") || name.endsWith("/counter");

/** Flags and counters by name and time; `undefined` in the usual pack, which has none. */
function companionsOf(records: readonly ResolvedRecord[]): Map<string, Companion> | undefined {
  let companions: Map<string, Companion> | undefined;
  for (const record of records) {
    if (!isCompanion(record.name)) continue;
    companions ??= new Map();
    const key = `${record.name} ${record.at}`;
    if (companions.has(key)) throw refuseRecord("SENML_NOT_A_READING", record.index, "n", "stands twice for one time");
    companions.set(key, { record, used: false });
  }
  return companions;
}

function flagOf(companion: Companion | undefined): string {
  if (companion === undefined) return "";
  companion.used = true;
  const { vs, index } = companion.record;
  if (vs === undefined || !/^[A-Za-z]$/.test(vs)) {
    throw refuseRecord("SENML_NOT_A_READING", index, "vs", "a flag is one letter");
  }
  return vs;
}

function counterOf(companion: Companion | undefined): number {
  if (companion === undefined) return 0;
  companion.used = true;
  const { v, index } = companion.record;
  const counter = v !== undefined && /^[0-9]{1,16}$/.test(v) ? Number(v) : Number.NaN;
  if (!Number.isSafeInteger(counter)) {
    throw refuseRecord("SENML_NOT_A_READING", index, "v", "a counter is a whole number");
  }
  return counter;
}

function refuseUnused(companions: ReadonlyMap<string, Companion>): void {
  for (const { record, used } of companions.values()) {
    if (!used) throw refuseRecord("SENML_NOT_A_READING", record.index, "n", "no reading of this parameter and time");
  }
}
