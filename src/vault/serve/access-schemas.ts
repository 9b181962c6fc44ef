import { bytes, hash, nullable, REFUSALS, seconds, signature } from "./schemas.ts";

const number = { type: "integer", minimum: 1, maximum: 0xffff_ffff } as const;
const size = { type: "integer", minimum: 0 } as const;

const requestFields = {
  agreement: hash,
  seq: number,
  version: number,
  purpose: { type: "integer", minimum: 0, maximum: 63 },
  key: hash,
  requestHash: { ...hash, description: "Of the selection, see selectionHash" },
  deadline: seconds,
} as const;

const run = {
  type: "object",
  required: ["from", "to"],
  additionalProperties: false,
  properties: { from: size, to: number },
} as const;
const selection = {
  type: "object",
  description: "All of the version where both are left out",
  additionalProperties: false,
  properties: {
    rows: { type: "array", minItems: 1, maxItems: 4_096, items: run },
    columns: { type: "array", minItems: 1, maxItems: 1_024, items: { type: "string", minLength: 1, maxLength: 1_024 } },
  },
} as const;

const request = {
  type: "object",
  required: Object.keys(requestFields),
  additionalProperties: false,
  properties: requestFields,
};
const body = {
  type: "object",
  required: ["request", "selection", "signature"],
  additionalProperties: false,
  properties: {
    request,
    selection,
    signature: { ...signature, description: "EIP-712, by a MAKER or DEVICE of the consumer" },
  },
} as const;
const acknowledgement = {
  type: "object",
  required: ["signature"],
  additionalProperties: false,
  properties: {
    signature: { ...signature, description: "EIP-712, by a MAKER or DEVICE of the consumer, of the access" },
  },
} as const;
const place = {
  type: "object",
  required: ["agreement", "seq"],
  properties: { agreement: hash, seq: { type: "string", pattern: "^[1-9][0-9]{0,9}$" } },
} as const;

const served = {
  type: "object",
  properties: { transactionHash: hash, blockNumber: { type: "integer" } },
} as const;
const viewFields = {
  state: { type: "string" },
  request: { type: "object", properties: requestFields },
  selection,
  resource: hash,
  checkedAt: { type: "integer", description: "Block at which the agreement was found in force" },
  size,
  ciphertextHash: hash,
  extractionHash: hash,
  served: nullable(served),
};
const view = { type: "object", properties: viewFields } as const;
const access = {
  type: "object",
  properties: { ...requestFields, extractionHash: hash, ciphertextHash: hash, keyEnvelopeHash: hash, size },
} as const;
const receipt = {
  type: "object",
  properties: { ...viewFields, access, requestSignature: bytes, receiptSignature: bytes, envelope: bytes },
} as const;
const stream = {
  description: "Ciphertext, or the range asked for",
  content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
} as const;

const tags = ["accesses"];
const security = [{ session: [] }];

export const accessSchemas = {
  request: {
    summary: "Prepares the ciphertext of an access; it uses no number yet",
    tags,
    security,
    body,
    response: { 201: view, ...REFUSALS },
  },
  state: { summary: "What became of an access", tags, security, params: place, response: { 200: view, ...REFUSALS } },
  ciphertext: {
    summary: "The ciphertext, or a range of it",
    tags,
    security,
    params: place,
    response: { 200: stream, 206: stream, ...REFUSALS },
  },
  receipt: {
    summary: "Has the chain number the access, and gives the envelope of its key",
    tags,
    security,
    params: place,
    response: { 200: receipt, ...REFUSALS },
  },
  acknowledgement: {
    summary: "Brings the acknowledgement of the access to the chain",
    tags,
    security,
    params: place,
    body: acknowledgement,
    response: { 200: view, ...REFUSALS },
  },
};
