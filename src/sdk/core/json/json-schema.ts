/** A JSON Schema (draft-07 and later). */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** An object with these members, and no others. */
export const objectOf = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});

export const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });
/** One of these words; "None" says that there is nothing, and then nothing is there to have it. */
export const wordOf = (words: readonly string[]): JsonSchema => ({ enum: words.filter((word) => word !== "None") });
/** The schema with a sentence for whoever reads it. */
export const about = (schema: JsonSchema, description: string): JsonSchema => ({ ...schema, description });

export const BOOLEAN: JsonSchema = { type: "boolean" };
export const TEXT: JsonSchema = { type: "string" };
export const INTEGER: JsonSchema = { type: "integer" };
/** As far as numbers are exact, and a store's columns go. */
const MOST = Number.MAX_SAFE_INTEGER;
export const WHOLE: JsonSchema = { type: "integer", minimum: 0, maximum: MOST };
/** Number of an organisation, a station, a sensor. */
export const ORG: JsonSchema = { type: "integer", minimum: 1, maximum: MOST };
/** Of a block: its place among all events is a million times that. */
export const BLOCK_NUMBER: JsonSchema = { type: "integer", minimum: 0, maximum: Math.floor(MOST / 1_000_000) - 1 };
/** Seconds since 1970. */
export const TIME: JsonSchema = WHOLE;
export const BYTES32: JsonSchema = { type: "string", pattern: "^0x[0-9a-f]{64}$" };
export const HEX: JsonSchema = { type: "string", pattern: "^0x([0-9a-fA-F]{2})*$" };
export const ADDRESS: JsonSchema = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" };
/** A whole number that may be beyond 2^53, in decimal. */
export const AMOUNT: JsonSchema = { type: "string", pattern: "^[0-9]+$" };
/** The same, of either sign. */
export const SIGNED: JsonSchema = { type: "string", pattern: "^-?[0-9]+$" };
