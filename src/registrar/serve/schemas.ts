import { problemAnswers } from "../../lib/problem.ts";
import { MAX_DIGESTS } from "../../sdk/receivables/registrar/keys-message.ts";

/** JSON Schemas of the API: what OpenAPI shows, and what requests are checked against. */
const hash = { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } as const;
const address = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } as const;
const organisation = { type: "integer", minimum: 1, maximum: 0xffff_ffff } as const;
const seconds = { type: "integer", minimum: 0, maximum: 0xffff_ffff_ffff } as const;
const signature = { type: "string", pattern: "^0x[0-9a-fA-F]{130}$" } as const;
const digests = {
  type: "array",
  minItems: 1,
  maxItems: MAX_DIGESTS,
  items: hash,
  description: "Digests of canonical fields",
} as const;
const epoch = { type: "integer", minimum: 1 } as const;

export const question = {
  type: "object",
  required: ["registrar", "account", "organisation", "digests", "nonce", "askedAt", "signature"],
  additionalProperties: false,
  properties: {
    registrar: { ...address, description: "Account of the registrar that is asked" },
    account: { ...address, description: "Who signs: MAKER or ADMIN of the organisation" },
    organisation: { ...organisation, description: "Whose documents they are" },
    digests,
    nonce: { ...hash, description: "Used once" },
    askedAt: { ...seconds, description: "Seconds since 1970" },
    signature: { ...signature, description: "EIP-712, of all other members" },
  },
} as const;

const epochKeys = {
  type: "object",
  properties: { epoch, keys: { type: "array", items: hash, description: "In the order of the digests" } },
} as const;

export const answer = {
  type: "object",
  properties: {
    question: { ...hash, description: "EIP-712 digest of the request" },
    organisation,
    digests,
    epochs: { type: "array", items: epochKeys, description: "Newest first" },
    answeredAt: seconds,
    signature: { ...signature, description: "EIP-712, by the registrar, of all other members" },
  },
} as const;

export const registrar = {
  type: "object",
  properties: {
    account: { ...address, description: "By which answers are signed" },
    chainId: { type: "integer" },
    genesisHash: hash,
    epoch: { ...epoch, description: "The current one" },
    epochs: { type: "array", items: epoch },
  },
} as const;

export const health = {
  type: "object",
  properties: {
    ok: { type: "boolean" },
    problems: { type: "object", additionalProperties: { type: "string" } },
  },
} as const;

export const REFUSALS = problemAnswers({
  400: "Not of the form of a request, or too old",
  401: "Not signed by the account",
  403: "The account is no MAKER or ADMIN of the active organisation",
  409: "The request was brought before",
  413: "Body too large",
  415: "Not application/json",
  429: "The organisation's quota is used up",
  503: "The chain does not answer, or too many requests are being answered",
});
