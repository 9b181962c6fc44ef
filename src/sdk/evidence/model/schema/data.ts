import { AbiCoder, dataLength, dataSlice, isAddress, isHexString, ParamType, Result } from "ethers";
import { evidenceError } from "../../errors.ts";
import { parseDefinition, type SchemaField } from "./definition.ts";

/** A value of a field: bool, integer, text, address or bytes in hex, or an array of these. */
export type DataValue = boolean | bigint | number | string | readonly DataValue[];

/** Values by field name. Where a definition uses a name again, the later field goes by `name#index`. */
export type DataValues = Readonly<Record<string, DataValue>>;

const coder = AbiCoder.defaultAbiCoder();

/**
 * Encodes values under a schema's definition, as the data of a statement.
 *
 * @throws `SCHEMA_MALFORMED`; `DATA_MISMATCH` with the field and its value: one that is missing, that the definition does not
 * have, or that does not fit its type.
 *
 * @example
 * import { encodeData } from "tallystick/evidence";
 *
 * const data = encodeData("uint64 weight,string unit", { weight: 1250n, unit: "kg" });
 */
export function encodeData(definition: string, values: DataValues | readonly DataValue[]): string {
  const { fields } = parseDefinition(definition);
  const ordered = Array.isArray(values) ? [...values] : byName(fields, values as DataValues);
  if (ordered.length !== fields.length) {
    mismatch("(fields)", ordered.length, `${fields.length} values expected, ${ordered.length} given`);
  }
  fields.forEach((field, i) => {
    checkValue(field, ParamType.from(field.type), ordered[i]);
    try {
      coder.encode([field.type], [ordered[i]]);
    } catch (cause) {
      mismatch(field.name, ordered[i], `does not fit ${field.type}`, cause);
    }
  });
  return coder.encode(typesOf(fields), ordered);
}

/**
 * Decodes the data of a statement, strictly: encoding the result has to give the same bytes. The contract checks only
 * the length of data, so read statements with this function.
 *
 * @throws `SCHEMA_MALFORMED`; `DATA_MISMATCH` with the field and what stands there: bytes missing or left over, padding that is
 * not zero, a value outside its type, text that is not UTF-8.
 *
 * @example
 * import { decodeData } from "tallystick/evidence";
 *
 * const { weight, unit } = decodeData("uint64 weight,string unit", data);
 */
export function decodeData(definition: string, data: string): Record<string, DataValue> {
  const { fields } = parseDefinition(definition);
  if (!isHexString(data) || data.length % 2 !== 0) mismatch("(data)", data, "is not bytes in hex");
  const values = decodeFields(fields, data);
  const canonical = coder.encode(typesOf(fields), values);
  if (canonical !== data.toLowerCase()) differs(fields, canonical, data.toLowerCase());
  return Object.fromEntries(keysOf(fields).map((key, i) => [key, values[i] as DataValue]));
}

function decodeFields(fields: readonly SchemaField[], data: string): DataValue[] {
  try {
    return coder.decode(typesOf(fields), data).toArray().map(plain);
  } catch {
    return fields.map((field, i) => decodeField(fields, i, field, data));
  }
}

function decodeField(fields: readonly SchemaField[], i: number, field: SchemaField, data: string): DataValue {
  try {
    // Only the heads up to this field: a fault further on is not this field's.
    return plain(coder.decode(typesOf(fields.slice(0, i + 1)), data)[i]);
  } catch (cause) {
    const head = headWords(fields, i) * 32;
    const word = dataLength(data) >= head + 32 ? dataSlice(data, head, head + 32) : "0x";
    mismatch(field.name, word, `does not decode as ${field.type}`, cause);
  }
}

/** Touches every element, as ethers throws only then. */
function plain(value: unknown): DataValue {
  return value instanceof Result ? value.toArray().map(plain) : (value as DataValue);
}

/** Finds the field in whose bytes the data differ from the canonical encoding. */
function differs(fields: readonly SchemaField[], canonical: string, data: string): never {
  if (data.startsWith(canonical)) {
    mismatch("(end)", `0x${data.slice(canonical.length)}`, "is left over after the last field");
  }
  let at = 2;
  while (canonical[at] === data[at]) at++;
  const word = Math.floor((at - 2) / 64);
  const found = dataSlice(data, word * 32, Math.min(word * 32 + 32, dataLength(data)));
  mismatch(fieldAt(fields, canonical, word).name, found, "is not what encoding the value gives");
}

function fieldAt(fields: readonly SchemaField[], canonical: string, word: number): SchemaField {
  let found = fields[0] as SchemaField;
  let reached = -1;
  fields.forEach((field, i) => {
    const head = headWords(fields, i);
    const tail = isDynamic(field) ? Number(dataSlice(canonical, head * 32, head * 32 + 32)) / 32 : head;
    for (const start of [head, tail]) {
      if (start <= word && start > reached) [found, reached] = [field, start];
    }
  });
  return found;
}

/** Words of the heads before field `i`. */
function headWords(fields: readonly SchemaField[], i: number): number {
  return fields.slice(0, i).reduce((sum, field) => sum + (isDynamic(field) ? 1 : shape(field).minWords), 0);
}

const shape = (field: SchemaField) => parseDefinition(`${field.type} x`);
const isDynamic = (field: SchemaField) => shape(field).dynamic;
const typesOf = (fields: readonly SchemaField[]) => fields.map(({ type }) => type);

function keysOf(fields: readonly SchemaField[]): string[] {
  return fields.map(({ name }, i) => (fields.findIndex((other) => other.name === name) < i ? `${name}#${i}` : name));
}

function byName(fields: readonly SchemaField[], values: DataValues): DataValue[] {
  const keys = keysOf(fields);
  for (const key of Object.keys(values)) {
    if (!keys.includes(key)) mismatch(key, values[key], "is not a field of the definition");
  }
  return keys.map((key) =>
    Object.hasOwn(values, key) ? (values[key] as DataValue) : mismatch(key, undefined, "is missing"),
  );
}

/** A value that ethers would accept and change. */
function checkValue(field: SchemaField, type: ParamType, value: unknown): void {
  if (type.isArray()) {
    if (!Array.isArray(value)) mismatch(field.name, value, "should be an array");
    for (const item of value) checkValue(field, type.arrayChildren, item);
  } else if (type.baseType === "bool" && typeof value !== "boolean") {
    mismatch(field.name, value, "should be true or false");
  } else if (type.baseType === "string" && typeof value !== "string") {
    mismatch(field.name, value, "should be text");
  } else if (type.baseType === "address" && !isAddress(value)) {
    mismatch(field.name, value, "should be an address");
  }
}

function mismatch(field: string, value: unknown, what: string, cause?: unknown): never {
  const shown = typeof value === "string" ? JSON.stringify(value) : String(value);
  throw evidenceError("DATA_MISMATCH", `field ${field}: ${shown} ${what}`, { field, value }, cause);
}
