import { PROFILE_FORMAT } from "../../model/profile.ts";

const number = { type: "number" };
const positive = { type: "number", exclusiveMinimum: 0 };
const notNegative = { type: "number", minimum: 0 };
const part = { type: "number", minimum: 0, maximum: 1 };
const readings = { type: "integer", minimum: 2, maximum: 100_000 };
const span = { type: "array", items: number, minItems: 2, maxItems: 2 };
const name = { type: "string", minLength: 1, maxLength: 16 };

/** An object with exactly these members; those whose name ends in "?" may be left out. */
function object(members: Record<string, object>) {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(members).filter((key) => !key.endsWith("?")),
    properties: Object.fromEntries(Object.entries(members).map(([key, schema]) => [key.replace(/\?$/, ""), schema])),
  };
}

const climatologyMember = object({
  period: { enum: ["month", "quarter", "week", "dayofyear"] },
  from: { type: "integer", minimum: 1, maximum: 366 },
  to: { type: "integer", minimum: 1, maximum: 366 },
  usual: span,
  "possible?": span,
});

const decadeFormat = object({
  decade: { type: "integer", minimum: -12, maximum: 15 },
  decimals: { type: "integer", minimum: 0, maximum: 12 },
  step: { enum: [1, 2, 5] },
});

const parameter = object({
  unit: { type: "string", minLength: 1, maxLength: 16 },
  "detectionLimit?": number,
  "grossRange?": object({ fail: span, "suspect?": span }),
  "climatology?": { type: "array", items: climatologyMember, maxItems: 400 },
  "spike?": object({
    method: { enum: ["average", "differential"] },
    suspect: positive,
    fail: positive,
    within: positive,
  }),
  "rateOfChange?": object({ suspect: positive, "fail?": positive, within: positive }),
  "flatLine?": object({ suspect: positive, fail: positive, tolerance: positive }),
  "attenuatedSignal?": object({
    period: positive,
    type: { enum: ["range", "std"] },
    suspect: notNegative,
    fail: notNegative,
  }),
  "repeatedBlock?": object({ length: readings, changes: { type: "integer", minimum: 1 } }),
  "frozenAtLimit?": object({ readings, share: part, margin: part }),
  "digitPattern?": object({
    format: { type: "array", items: decadeFormat, minItems: 1, maxItems: 24 },
    readings,
    least: readings,
    chiSquare: positive,
    roundShare: part,
    spread: positive,
  }),
  "regularIncrements?": object({ readings, least: { type: "integer", minimum: 1 } }),
  "varianceCollapse?": object({ readings, least: positive }),
  "drift?": object({ lag: readings, readings, slack: positive, decision: positive }),
  "upstream?": object({ lag: notNegative, tolerance: notNegative, band: span }),
});

const combination = {
  type: "object",
  required: ["rule"],
  discriminator: { propertyName: "rule" },
  oneOf: [
    object({
      rule: { const: "oxygen-saturation" },
      oxygen: name,
      temperature: name,
      pressure: { type: "number", minimum: 30, maximum: 120 },
      factor: { type: "number", minimum: 1 },
      within: positive,
    }),
    object({ rule: { const: "part-of-whole" }, part: name, whole: name, margin: notNegative, within: positive }),
    object({ rule: { const: "acid-conductivity" }, ph: name, conductivity: name, factor: part, within: positive }),
  ],
};

/** JSON schema of `Profile`: nothing that it does not name. */
export const PROFILE_SCHEMA = object({
  format: { const: PROFILE_FORMAT },
  name: { type: "string", minLength: 1, maxLength: 64 },
  version: { type: "integer", minimum: 1 },
  window: { type: "integer", minimum: 16, maximum: 100_000 },
  lateAfter: positive,
  clockAllowance: notNegative,
  notMeasured: { type: "array", items: { type: "string", pattern: "^[!-~]$" }, uniqueItems: true },
  parameters: { type: "object", propertyNames: name, additionalProperties: parameter },
  combinations: { type: "array", items: combination, maxItems: 100 },
});
