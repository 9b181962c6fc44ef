import { problemAnswers } from "../../lib/problem.ts";
import { MAX_BLINDED } from "../../sdk/watchlist/model/voprf.ts";

/** JSON Schemas of the API: what OpenAPI shows, and what requests are checked against. */
const hash = { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } as const;
const address = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } as const;
const whole = { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;
const number = { type: "integer", minimum: 1, maximum: 0xffff_ffff } as const;
const seconds = { type: "integer", minimum: 0, maximum: 0xffff_ffff_ffff } as const;
const signature = { type: "string", pattern: "^0x[0-9a-fA-F]{130}$" } as const;
const elements = { type: "array", minItems: 1, maxItems: MAX_BLINDED, items: hash } as const;

const form = <const P extends Record<string, unknown>>(properties: P) => ({
  type: "object",
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});

export const challengeQuestion = form({ account: { ...address, description: "Who wants to sign in" } });

export const challenge = form({
  service: { type: "string", description: "What the challenge is good for" },
  nonce: { ...hash, description: "Used once" },
  expiresAt: seconds,
});

export const signIn = form({
  account: address,
  nonce: { ...hash, description: "Of the challenge" },
  signature: { ...signature, description: "EIP-712, of the challenge" },
});

export const session = form({
  token: { type: "string", description: "For `Authorization: Bearer`" },
  organisation: number,
  expiresAt: seconds,
});

export const query = form({
  epoch: number,
  blinded: { ...elements, description: "Blinded elements of ristretto255 (RFC 9497, VOPRF mode)" },
  count: form({
    total: { ...whole, description: "Queries in all, these included" },
    receipts: { ...hash, description: "Chain of the receipts up to now" },
    deadline: { ...seconds, description: "At least a week ahead" },
  }),
  signature: { ...signature, description: "EIP-712 `QueryCount`, by the organisation" },
});

export const evaluation = form({
  epoch: number,
  evaluated: elements,
  proof: { type: "string", description: "That one key made all of them: the one on the chain" },
});

export const lastCount = form({
  total: whole,
  receipts: hash,
  deadline: seconds,
  signature: { type: "string", description: "The organisation's own; empty before its first query" },
  open: { type: "array", items: hash, description: "Receipts that the next count has to be about" },
});

export const bucket = form({
  epoch: number,
  number,
  index: { type: "string", pattern: "^[0-9a-f]{8}$" },
  entries: {
    type: "array",
    items: hash,
    description: "By their tags, and zero words after them: all buckets are of one size",
  },
  path: { type: "array", items: hash, description: "To the root on the chain" },
});

export const receiptsQuestion = form({
  epoch: number,
  number: { ...number, description: "Of the root that was used" },
  receipts: { type: "array", minItems: 1, maxItems: MAX_BLINDED, items: hash },
});

export const receipts = form({
  root: hash,
  answeredAt: seconds,
  signatures: {
    type: "array",
    items: signature,
    description: "EIP-712 `BucketAnswer`, by the operator, for each receipt",
  },
});

export const about = form({
  list: hash,
  service: { type: "string" },
  account: { ...address, description: "By which receipts are signed" },
  chainId: { type: "integer" },
  genesisHash: hash,
  epochs: { type: "array", items: form({ epoch: number, publicKey: hash }) },
});

export const health = {
  type: "object",
  properties: {
    ok: { type: "boolean" },
    problems: { type: "object", additionalProperties: { type: "string" } },
  },
} as const;

export const REFUSALS = problemAnswers({
  400: "Not of the form of a request",
  401: "Without a session, or not signed by the account",
  402: "The organisation has not the points",
  403: "The account is no MAKER or DEVICE of an active organisation",
  404: "There is no such bucket",
  409: "The count is not the next one, or the epoch is over",
  413: "Body too large",
  415: "Not application/json",
  429: "The organisation's quota is used up",
  503: "The chain does not answer, or too many requests are being answered",
});
