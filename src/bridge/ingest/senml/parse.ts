import { isAscii, isUtf8 } from "node:buffer";
import type { TallyError } from "../../../lib/errors.ts";
import { type BridgeErrorCode, bridgeError } from "../../model/errors.ts";
import type { SenmlRecord } from "./record.ts";
import { scanSenml } from "./scan.ts";

const NUMBERS: ReadonlySet<string> = new Set(["bt", "bv", "bs", "bver", "v", "s", "t", "ut"]);

/** A pack beyond this is cut by its sender; nothing an instrument measures at once is near it. */
const MAX_RECORDS = 10_000;

/**
 * The records of a SenML pack in JSON, checked one by one; `resolveSenml` checks what they make together.
 *
 * @throws `SENML_SYNTAX` for what is not JSON, `SENML_INVALID` for what is not a pack, `SENML_UNSUPPORTED` for a field that must be
 * understood (its label ends in an underscore) and is not.
 */
export function parseSenml(raw: Uint8Array): SenmlRecord[] {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const plain = isAscii(raw) ? scanSenml(bytes.toString("latin1")) : undefined;
  return plain !== undefined && plain.length <= MAX_RECORDS ? plain : parseAnySenml(bytes);
}

/** The same for every pack, and with the reason for what is none. */
export function parseAnySenml(raw: Buffer): SenmlRecord[] {
  if (!isUtf8(raw)) throw bridgeError("SENML_SYNTAX", "the bytes are not UTF-8");
  const pack = fromJson(raw.toString("utf8"));
  if (!Array.isArray(pack) || pack.length === 0) throw bridgeError("SENML_INVALID", "a pack is a list of records");
  if (pack.length > MAX_RECORDS) {
    throw bridgeError("SENML_INVALID", `more than ${MAX_RECORDS} records`, { records: pack.length });
  }
  for (let index = 0; index < pack.length; index++) checkFields(pack[index], index);
  return pack;
}

/** A refusal that names record and field. */
export function refuseRecord(code: BridgeErrorCode, record: number, field: string, why: string): TallyError {
  const shown = field.slice(0, 32);
  return bridgeError(code, `record ${record}, field "${shown}": ${why}`, { record, field: shown });
}

/**
 * JSON in which numbers under the labels of SenML are texts. `JSON.parse` lets the last of two equal labels win, and another
 * reader the first: so that everybody reads the same in the same bytes, labels are counted as written and as read.
 */
function fromJson(text: string): unknown {
  let visits = 0;
  let elements = 0;
  const revive = (label: string, value: unknown, { source }: { source?: string }) => {
    visits++;
    if (Array.isArray(value)) elements += value.length;
    if (NUMBERS.has(label)) return typeof value === "number" ? source : null; // null is refused as no number
    return value;
  };
  let value: unknown;
  try {
    value = JSON.parse(text, revive as (label: string, value: unknown) => unknown);
  } catch (cause) {
    // Nesting deeper than the stack is a RangeError.
    throw bridgeError("SENML_SYNTAX", `not JSON: ${(cause as Error).message}`, {}, cause);
  }
  // Each visit is of a field, of an element of a list, or of the whole.
  if (colons(text) !== visits - elements - 1) throw bridgeError("SENML_SYNTAX", "a label stands twice in one record");
  return value;
}

/** Colons outside strings in a text that is known to be JSON: one per label. */
function colons(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (inside) {
      if (char === 0x5c) at++;
      else if (char === 0x22) inside = false;
    } else if (char === 0x22) inside = true;
    else if (char === 0x3a) count++;
  }
  return count;
}

function checkFields(record: unknown, index: number): asserts record is SenmlRecord {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw refuseRecord("SENML_INVALID", index, "", "a record is an object");
  }
  for (const label of Object.keys(record)) {
    const value = (record as Record<string, unknown>)[label];
    switch (label) {
      case "bt":
      case "bv":
      case "bs":
      case "v":
      case "s":
      case "t":
      case "ut":
        if (typeof value !== "string") throw refuseRecord("SENML_INVALID", index, label, "is not a number");
        break;
      case "bver":
        if (typeof value !== "string" || !/^[1-9][0-9]{0,8}$/.test(value)) {
          throw refuseRecord("SENML_INVALID", index, label, "is not a positive whole number");
        }
        break;
      case "bn":
      case "bu":
      case "n":
      case "u":
      case "vs":
        if (typeof value !== "string") throw refuseRecord("SENML_INVALID", index, label, "is not a string");
        break;
      case "vd":
        if (typeof value !== "string" || !/^[\w-]*$/.test(value)) {
          throw refuseRecord("SENML_INVALID", index, label, "is not base64url without padding");
        }
        break;
      case "vb":
        if (typeof value !== "boolean") throw refuseRecord("SENML_INVALID", index, label, "is neither true nor false");
        break;
      default:
        if (label.endsWith("_")) {
          throw refuseRecord("SENML_UNSUPPORTED", index, label, "has to be understood and is not");
        }
    }
  }
}
