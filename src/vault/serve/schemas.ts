import { problemAnswers } from "../../lib/problem.ts";

/** JSON Schemas that several routes use: what OpenAPI shows, and what requests are checked against. */
export const hash = { type: "string", pattern: "^0x[0-9a-fA-F]{64}$" } as const;
export const address = { type: "string", pattern: "^0x[0-9a-fA-F]{40}$" } as const;
export const seconds = { type: "integer", minimum: 0, maximum: 0xffff_ffff_ffff } as const;
export const bytes = { type: "string", pattern: "^0x([0-9a-fA-F]{2})*$" } as const;
export const signature = { type: "string", pattern: "^0x([0-9a-fA-F]{2}){65,4096}$" } as const;

export const nullable = (schema: object) => ({ ...schema, nullable: true });

export const REFUSALS = problemAnswers({
  400: "Not of the form of a request",
  401: "Not signed in",
  403: "Not for whoever asks, or not under this agreement",
  404: "Not known",
  409: "Not in this state, or not with this number",
  413: "Body too large",
  415: "Not application/json",
  416: "Range outside the ciphertext",
  422: "More than the owner allows at once",
  425: "Not yet",
  503: "The chain does not answer, or the vault has too much to do",
});
