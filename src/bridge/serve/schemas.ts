import { problemAnswers } from "../../lib/problem.ts";

/** JSON Schemas of the API's answers and parameters: what OpenAPI shows, and what parameters are checked against. */
const id = { type: "integer", minimum: 1, maximum: 0xffff_ffff } as const;
const seq = { type: "integer", minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const;
const time = { type: "string", format: "date-time" } as const;
const nullable = (schema: object) => ({ anyOf: [schema, { type: "null" }] });

export const stationParams = { type: "object", required: ["station"], properties: { station: id } } as const;
export const readingParams = {
  type: "object",
  required: ["station", "seq"],
  properties: { station: id, seq },
} as const;

/** Numbers of the sequence, both included; newest last. */
export const rangeQuery = {
  type: "object",
  properties: { from: seq, to: seq, limit: { type: "integer", minimum: 1, maximum: 1_000, default: 100 } },
} as const;

/** `limit` is of batches, for each station. */
export const exceedanceQuery = {
  type: "object",
  properties: { station: id, from: seq, limit: { type: "integer", minimum: 1, maximum: 1_000, default: 100 } },
} as const;

export const reading = {
  type: "object",
  properties: {
    station: id,
    seq,
    sensor: id,
    parameter: nullable({ type: "string" }),
    unit: nullable({ type: "string" }),
    value: nullable({ type: "string", description: "Decimal text in the sensor's unit; null where it is missing." }),
    text: { type: "string", description: "The value as the source wrote it." },
    observedAt: time,
    receivedAt: time,
    sourceFlag: { type: "string" },
    counter: { type: "integer" },
    conflict: { type: "boolean", description: "Another value came first for this time of this sensor." },
    quality: { type: "integer", description: "QARTOD: 1 good, 2 not evaluated, 3 suspect, 4 fail, 9 missing." },
    checks: { type: "array", items: { type: "string" } },
    batch: nullable(seq),
    sealed: { type: "boolean" },
  },
} as const;

export const batch = {
  type: "object",
  properties: {
    station: id,
    firstSeq: seq,
    count: { type: "integer" },
    from: time,
    to: time,
    root: { type: "string" },
    qualityProfile: { type: "string" },
    flagCounts: { type: "object", additionalProperties: { type: "integer" } },
    rejectLog: { type: "string" },
    latest: { type: "array", items: { type: "object", additionalProperties: true } },
    exceedances: { type: "array", items: { type: "object", additionalProperties: true } },
    state: { type: "string", enum: ["closed", "signed", "sealed"] },
    closedAt: time,
    sealedAt: nullable(time),
    epoch: nullable({ type: "integer" }),
    signers: { type: "array", items: { type: "string" } },
    transaction: nullable({ type: "string" }),
    block: nullable({ type: "integer" }),
    gasUsed: nullable({ type: "integer" }),
  },
} as const;

export const listOf = (items: object) => ({ type: "array", items });

/** JSON that is described elsewhere. */
export const json = (description: string) => ({ description, content: { "application/json": { schema: {} } } });

const WRONG = { 400: "A parameter of the wrong form" };
const NOWHERE = { 404: "No such station, reading or batch" };
const BUSY = { 503: "Too many large answers wait for their turn" };

/** Of one thing that may not be there. */
export const one = (answer: object) => ({ 200: answer, ...problemAnswers({ ...WRONG, ...NOWHERE }) });
/** Of many things, which are made one answer after the other. */
export const many = (answer: object) => ({ 200: answer, ...problemAnswers({ ...WRONG, ...NOWHERE, ...BUSY }) });

/** An exceedance as a batch lists it, written like a reading. */
export const exceedance = {
  type: "object",
  properties: {
    station: id,
    batch: { ...seq, description: "First reading of the batch that lists it" },
    sealed: { type: "boolean" },
    sensor: id,
    parameter: nullable({ type: "string" }),
    unit: nullable({ type: "string" }),
    seq,
    observedAt: time,
    value: { type: "string", description: "Decimal text in the sensor's unit" },
    limit: {
      type: "object",
      nullable: true,
      description: "What the register allows now, in the same form; null where it is open",
      properties: { min: { type: "string", nullable: true }, max: { type: "string", nullable: true } },
    },
  },
} as const;
