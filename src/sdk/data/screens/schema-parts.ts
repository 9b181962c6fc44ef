import { JOB_STATUSES } from "../model/job/computation.ts";
import { PURPOSES } from "../model/purposes.ts";
import { ACCESS_STATES, AGREEMENT_STATES, CONSENT_MODES, RESOURCE_STATUSES, VISIBILITIES } from "../model/states.ts";

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
const orNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: "null" }] });
const named = (names: readonly string[]): JsonSchema => ({ enum: names.filter((name) => name !== "None") });

const BOOLEAN: JsonSchema = { type: "boolean" };
const WHOLE: JsonSchema = { type: "integer", minimum: 0 };
/** Number of an organisation. */
export const ORG: JsonSchema = { type: "integer", minimum: 1 };
/** Seconds since 1970. */
export const TIME: JsonSchema = WHOLE;
const BYTES32: JsonSchema = { type: "string", pattern: "^0x[0-9a-f]{64}$" };
const ADDRESS: JsonSchema = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" };
const PURPOSE: JsonSchema = { anyOf: [{ enum: Object.keys(PURPOSES) }, { type: "integer", minimum: 0, maximum: 63 }] };

export const RESOURCE_LINE = objectOf({
  resource: BYTES32,
  name: BYTES32,
  status: named(RESOURCE_STATUSES),
  consent: { enum: CONSENT_MODES },
  visibility: { enum: VISIBILITIES },
  minGroupSize: WHOLE,
  versions: listOf(
    objectOf({
      number: ORG,
      rows: WHOLE,
      contentRoot: BYTES32,
      collectedFrom: TIME,
      collectedTo: TIME,
      source: ORG,
      validators: WHOLE,
      revoked: BOOLEAN,
    }),
  ),
});

export const AGREEMENT_LINE = objectOf({
  agreement: BYTES32,
  resource: BYTES32,
  provider: ORG,
  consumer: ORG,
  subject: orNull(ADDRESS),
  state: named(AGREEMENT_STATES),
  turn: { enum: ["provider", "consumer", "subject", "nobody"] },
  purposes: listOf(PURPOSE),
  computeOnly: BOOLEAN,
  start: TIME,
  end: TIME,
  uses: WHOLE,
  usesLeft: WHOLE,
  answerUntil: orNull(TIME),
});

export const ACCESS_LINE = objectOf({
  agreement: BYTES32,
  seq: ORG,
  resource: BYTES32,
  version: ORG,
  provider: ORG,
  consumer: ORG,
  state: named(ACCESS_STATES),
  at: TIME,
  size: WHOLE,
  disputeUntil: orNull(TIME),
  arbitrator: orNull(ORG),
});

export const OFFER_LINE = objectOf({
  offer: BYTES32,
  resource: BYTES32,
  service: BYTES32,
  provider: ORG,
  purposes: listOf(PURPOSE),
  validFrom: TIME,
  validTo: TIME,
  maxUses: WHOLE,
  computeOnly: BOOLEAN,
  minGroupSize: WHOLE,
  byRule: BOOLEAN,
  price: orNull(
    objectOf({ cash: ADDRESS, amount: { type: "string", pattern: "^[0-9]+$" }, per: { enum: ["Access", "Period"] } }),
  ),
});

export const JOB_LINE = objectOf({
  computation: BYTES32,
  status: named(JOB_STATUSES),
  purpose: PURPOSE,
  inputs: listOf(BYTES32),
  approved: listOf(WHOLE),
  computers: listOf(ORG),
  committed: listOf(ORG),
  revealed: listOf(ORG),
  resultHash: orNull(BYTES32),
});
