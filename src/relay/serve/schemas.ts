import { problemAnswers } from "../../lib/problem.ts";

/** JSON Schemas of the API: what OpenAPI shows, and what requests are checked against. */
const hash = { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } as const;
const address = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } as const;
const height = { type: "integer", minimum: 0, maximum: 0xffff_ffff_ffff } as const;
const nodes = { type: "array", items: { type: "string" } } as const;
/** Slots of one request. */
const MOST_SLOTS = 32;

export const question = {
  type: "object",
  additionalProperties: false,
  properties: {
    number: { ...height, minimum: 1, description: "Height of the other chain; its newest if left out" },
    slots: {
      type: "array",
      maxItems: MOST_SLOTS,
      description: "Words of storage that are to be proved at it",
      items: {
        type: "object",
        required: ["account", "slot"],
        additionalProperties: false,
        properties: { account: { ...address, description: "Contract of the other chain" }, slot: hash },
      },
    },
  },
} as const;

export const byNumber = {
  type: "object",
  required: ["number"],
  properties: { number: { type: "string", pattern: "^[0-9]{1,15}$" } },
} as const;

const storedSlot = {
  type: "object",
  properties: {
    account: address,
    slot: hash,
    state: { type: "string", enum: ["Waiting", "Fetched", "Missed"] },
    accountNodes: { ...nodes, description: "Nodes of the account, as contracts take them" },
    storageNodes: { ...nodes, description: "Nodes of the slot, as contracts take them" },
    reason: { type: "string", description: "Why it was missed" },
  },
} as const;

export const request = {
  type: "object",
  properties: {
    number: height,
    state: { type: "string", enum: ["Waiting", "Recorded", "Untrusted", "Refused"] },
    askedAt: { type: "integer", description: "Milliseconds since 1970" },
    reason: { type: "string", description: "Why it is refused, or not trusted" },
    slots: { type: "array", items: storedSlot },
  },
} as const;

const state = {
  account: { ...address, description: "Who pays" },
  lightClient: hash,
  head: { type: ["integer", "null"], description: "Newest block of the other chain" },
  status: { type: "string", description: "Of the light client: Active, Expired or Frozen" },
  number: { type: "integer", description: "Newest header of the light client" },
  trustedUntil: { type: "integer", description: "Seconds since 1970" },
  trustPeriod: { type: "integer", description: "Of the light client, in seconds" },
  looks: { type: "integer", description: "Looks at the other chain since it was started" },
  missed: { type: "integer", description: "Slots that were missed since it was started" },
  rounds: { type: "integer", description: "Rounds on this chain since it was started" },
  brought: { type: "integer", description: "Transactions that were mined since it was started" },
} as const;

export const relay = {
  type: "object",
  properties: { ...state, chainId: { type: "integer" }, mainChainId: { type: "integer" } },
} as const;

export const health = {
  type: "object",
  properties: {
    ok: { type: "boolean" },
    ...state,
    problems: { type: "object", additionalProperties: { type: "string" } },
  },
} as const;

export const REFUSALS = problemAnswers({
  400: "Not of the form of a request, or proofs of a state that is gone",
  404: "Nobody asked for this height",
  413: "Body too large",
  415: "Not application/json",
  503: "The height is too far, too many wait, or the other chain's newest block is not known yet",
});
