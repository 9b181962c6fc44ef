/** JSON Schemas of what one gateway takes apart that another one gave. */
const whole = { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const number = { type: "integer", minimum: 1, maximum: 0xffff_ffff } as const;
const seq = { ...whole, minimum: 1 } as const;
const value = { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER } as const;
const bytes32 = { type: "string", pattern: "^0x[0-9a-f]{64}$" } as const;

const object = (properties: Record<string, object>) => ({
  type: "object",
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

const FLAGS = ["good", "notEvaluated", "suspect", "fail", "missing", "late", "conflict"];
const excess = { sensor: number, seq, observedAt: whole, value };

/** Where a gap begins. */
export const gapPlace = object({ station: number, firstSeq: seq });

const hex = { type: "string", pattern: "^0x([0-9a-fA-F]{2})+$", maxLength: 10_000 } as const;
const signature = object({ signer: hex, signature: hex });

const batch = object({
  station: number,
  firstSeq: seq,
  count: number,
  from: whole,
  to: whole,
  root: bytes32,
  qualityProfile: bytes32,
  flagCounts: object(Object.fromEntries(FLAGS.map((name) => [name, { ...whole, maximum: 0xffff_ffff }]))),
  rejectLog: bytes32,
  latest: { type: "array", items: object({ ...excess, quality: { type: "integer", minimum: 0, maximum: 255 } }) },
  exceedances: { type: "array", items: object(excess) },
});

const proposed = object({
  batch,
  epoch: number,
  readings: { type: "string", description: "Base64: 86 bytes for each reading." },
});

export const proposal = {
  ...proposed,
  properties: { ...proposed.properties, signature: { ...signature, description: "The proposing gateway's own." } },
};

/** A batch under the signatures of gateways. */
export const signedBatch = object({
  batch,
  epoch: number,
  signatures: { type: "array", items: signature, maxItems: 256 },
});
