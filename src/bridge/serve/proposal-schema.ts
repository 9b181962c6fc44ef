/** JSON Schema of a proposed batch: what a co-signing gateway takes apart has this form. */
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

export const proposal = object({
  batch: object({
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
  }),
  epoch: number,
  readings: { type: "string", description: "Base64: 86 bytes for each reading." },
});
