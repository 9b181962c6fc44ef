import { DATA_TERMS } from "../dsp/model/context.ts";
import { isObject, type JsonObject } from "../dsp/model/json.ts";
import { reader } from "./read.ts";

/** Type of a time beyond the calendar: the chain's "for ever". */
const SECONDS = `${DATA_TERMS}seconds`;

/** The last second of the year 9999. */
const LAST = 253_402_300_799n;

/** Seconds since 1970 as xsd:dateTime, to the second; what lies beyond the year 9999 as a number. */
export function timeOperand(seconds: bigint | number): string | JsonObject {
  const at = BigInt(seconds);
  if (at > LAST) return { "@type": SECONDS, "@value": String(at) };
  return new Date(Number(at) * 1_000).toISOString().replace(".000Z", "Z");
}

const read = reader("ODRL_INVALID");

/** @throws `ODRL_INVALID` for a time without a zone, or not on a second */
export function secondsOf(operand: unknown, field: string): number {
  if (isObject(operand) && operand["@type"] === SECONDS) return read.whole(operand["@value"], field);
  const text = read.text(isObject(operand) ? operand["@value"] : operand, field);
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw read.fail(field, text, "an xsd:dateTime with a zone, to the second");
  return at / 1_000;
}
