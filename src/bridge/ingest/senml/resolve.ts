import { isTallyError } from "../../../lib/errors.ts";
import { type BridgeErrorCode, bridgeError } from "../../model/errors.ts";
import { isTime } from "../../model/time-bounds.ts";
import { scaledInteger } from "../decimal.ts";
import { addDecimals } from "./add-decimals.ts";
import { refuseRecord } from "./parse.ts";
import type { SenmlRecord } from "./record.ts";

/** A record without base fields and with an absolute time (RFC 8428 section 4.6). Numbers are texts. */
export interface ResolvedRecord {
  /** Place of the record in the pack. */
  readonly index: number;
  /** The record as it stands there, with the fields that the RFC does not know. */
  readonly record: SenmlRecord;
  readonly name: string;
  readonly unit: string | undefined;
  /** Unix milliseconds, UTC; what is finer is rounded half to even. */
  readonly at: number;
  /** The pack gave no absolute time: `at` was reckoned from the time of arrival. */
  readonly relative: boolean;
  /** At most one of the four, and none only where there is a sum. A base value is a value. */
  readonly v: string | undefined;
  readonly vs: string | undefined;
  readonly vb: boolean | undefined;
  readonly vd: string | undefined;
  readonly s: string | undefined;
  readonly ut: string | undefined;
  /** Only where it is not the usual 10. */
  readonly version: number | undefined;
}

export interface ResolveOptions {
  /** What "now" is: Unix milliseconds. */
  readonly now: number;
  /** Whether a time before 2^28 seconds is taken relative to `now`, as the RFC has it, or refused. */
  readonly relativeTimes: "resolve" | "refuse";
}

/** The version that RFC 8428 defines. */
const VERSION = 10;
/** Times below 2^28 seconds are relative to now. */
const FIRST_ABSOLUTE = 2 ** 28 * 1_000;

/**
 * The resolved records of a pack, in order of time; equal times stay in the order of the pack.
 *
 * @throws `SENML_INVALID`, `SENML_UNSUPPORTED` for a newer version, `SENML_TIME_RELATIVE` where such times are refused,
 * `VALUE_OUT_OF_RANGE` for numbers that no clock or instrument has. Each names record and field.
 */
export function resolveSenml(
  records: readonly SenmlRecord[],
  { now, relativeTimes }: ResolveOptions,
): ResolvedRecord[] {
  const resolved: ResolvedRecord[] = [];
  const version = versionOf(records);
  let baseName = "";
  let baseUnit: string | undefined;
  let baseTime: string | undefined;
  let baseValue: string | undefined;
  let baseSum: string | undefined;
  let ordered = true;
  let latest = Number.NEGATIVE_INFINITY;

  for (let index = 0; index < records.length; index++) {
    const record = records[index] as SenmlRecord;
    if (record.bn !== undefined) baseName = record.bn;
    if (record.bu !== undefined) baseUnit = record.bu;
    if (record.bt !== undefined) baseTime = record.bt;
    if (record.bv !== undefined) baseValue = record.bv;
    if (record.bs !== undefined) baseSum = record.bs;
    if (onlySetsBases(record)) continue;

    const values =
      Number(record.v !== undefined) +
      Number(record.vs !== undefined) +
      Number(record.vb !== undefined) +
      Number(record.vd !== undefined);
    if (values > 1) throw refuseRecord("SENML_INVALID", index, "v", "more than one value");
    const v = values > 0 && record.v === undefined ? undefined : based(baseValue, record.v, index, "v");
    const s = based(baseSum, record.s, index, "s");
    if (values === 0 && v === undefined && s === undefined) {
      throw refuseRecord("SENML_INVALID", index, "v", "no value");
    }

    const name = record.n === undefined ? baseName : baseName + record.n;
    if (!isName(name)) throw refuseRecord("SENML_INVALID", index, "n", "is not a name of SenML");

    let at = named(index, "t", () => milliseconds(baseTime, record.t));
    const relative = at < FIRST_ABSOLUTE;
    if (relative) {
      if (relativeTimes === "refuse") throw refuseRecord("SENML_TIME_RELATIVE", index, "t", "is relative to now");
      at += now;
    }
    if (!isTime(at)) throw refuseRecord("VALUE_OUT_OF_RANGE", index, "t", "is no time");
    if (at < latest) ordered = false;
    else latest = at;

    resolved.push({
      index,
      record,
      name,
      unit: record.u ?? baseUnit,
      at,
      relative,
      v,
      vs: record.vs,
      vb: record.vb,
      vd: record.vd,
      s,
      ut: record.ut,
      version: version === VERSION ? undefined : version,
    });
  }
  return ordered ? resolved : resolved.sort((a, b) => a.at - b.at);
}

/** Base and own number together; the one that is missing counts as zero (RFC 8428 section 4.5.4). */
function based(base: string | undefined, own: string | undefined, index: number, field: string): string | undefined {
  if (base === undefined) return own;
  return own === undefined ? base : named(index, field, () => addDecimals(base, own));
}

/** Version of a pack: one for all its records, most often written in the first. */
function versionOf(records: readonly SenmlRecord[]): number {
  const version = Number(records[0]?.bver ?? VERSION);
  if (version > VERSION) throw refuseRecord("SENML_UNSUPPORTED", 0, "bver", `${version} is newer than ${VERSION}`);
  for (let index = 1; index < records.length; index++) {
    const bver = records[index]?.bver;
    if (bver !== undefined && Number(bver) !== version) {
      throw refuseRecord("SENML_INVALID", index, "bver", `${bver} where the pack has ${version}`);
    }
  }
  return version;
}

/**
 * Whether a record has no field but base fields (and unknown ones): it measures nothing, as in the RFC's examples. It heads the
 * records behind it, so a base value in it is theirs and not a measurement of its own.
 */
function onlySetsBases(record: SenmlRecord): boolean {
  return (
    record.v === undefined &&
    record.vs === undefined &&
    record.vb === undefined &&
    record.vd === undefined &&
    record.s === undefined &&
    record.n === undefined &&
    record.u === undefined &&
    record.t === undefined &&
    record.ut === undefined &&
    (record.bn !== undefined ||
      record.bt !== undefined ||
      record.bu !== undefined ||
      record.bv !== undefined ||
      record.bs !== undefined ||
      record.bver !== undefined)
  );
}

/** By character: 1 where it may begin a name and 2 where it may only go on with it (RFC 8428 section 4.5.1). */
const NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[A-Za-z0-9]/.test(char)) return 1;
  return "-:./_".includes(char) ? 2 : 0;
});

function isName(name: string): boolean {
  if (NAME[name.charCodeAt(0)] !== 1) return false; // the empty name too
  for (let at = 1; at < name.length; at++) {
    if (!((NAME[name.charCodeAt(at)] as number) > 0)) return false;
  }
  return true;
}

function milliseconds(base: string | undefined, own: string | undefined): number {
  if (own === undefined) return base === undefined ? 0 : scaledInteger(base, 3);
  if (base === undefined) return scaledInteger(own, 3);
  if (isWholeMilliseconds(base) && isWholeMilliseconds(own)) return scaledInteger(base, 3) + scaledInteger(own, 3);
  return scaledInteger(addDecimals(base, own), 3);
}

/** Whether a number has at most three decimals and no exponent. */
function isWholeMilliseconds(text: string): boolean {
  const point = text.indexOf(".");
  return (point === -1 || text.length - point <= 4) && !text.includes("e") && !text.includes("E");
}

/** Adds record and field to what `read` refuses. */
export function named<T>(record: number, field: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isTallyError<BridgeErrorCode>(error)) throw error;
    const values = { ...error.values, record, field };
    throw bridgeError(error.code, `record ${record}, field "${field}": ${error.message}`, values, error);
  }
}
