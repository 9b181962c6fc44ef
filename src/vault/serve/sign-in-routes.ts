import type { FastifyInstance, FastifyRequest } from "fastify";
import type { SignInAnswer, SignInService } from "../sign-in/sign-in.ts";
import { address, bytes, hash, nullable, REFUSALS, seconds, signature } from "./schemas.ts";

const organisation = { type: "integer", minimum: 1 } as const;

const asked = {
  type: "object",
  required: ["account"],
  additionalProperties: false,
  properties: { account: address, key: { ...hash, description: "Encryption key whose possession is to be shown" } },
} as const;
const challenge = {
  type: "object",
  properties: {
    vault: address,
    account: address,
    key: nullable(hash),
    nonce: hash,
    issuedAt: seconds,
    expiresAt: seconds,
    sealed: nullable(bytes),
  },
} as const;
const answer = {
  type: "object",
  required: ["nonce", "signature"],
  additionalProperties: false,
  properties: {
    nonce: hash,
    signature: { ...signature, description: "EIP-712, by the account, of the challenge" },
    opened: { ...hash, description: "What the encryption key opened" },
  },
} as const;
const session = { type: "object", properties: { token: { type: "string" }, org: organisation, expiresAt: seconds } };

const tags = ["sign-in"];
const CHALLENGE = {
  summary: "Gives what an account has to sign",
  tags,
  body: asked,
  response: { 200: challenge, ...REFUSALS },
};
const ANSWER = { summary: "Begins a session", tags, body: answer, response: { 200: session, ...REFUSALS } };
const END = {
  summary: "Ends the session",
  tags,
  security: [{ session: [] }],
  response: { 204: { type: "null" }, ...REFUSALS },
};

/** The token that a request bears. */
export function tokenOf({ headers }: Pick<FastifyRequest, "headers">): string | undefined {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(headers.authorization ?? "")?.[1];
}

export function signInRoutes(app: FastifyInstance, service: SignInService): void {
  app.post<{ Body: { account: string; key?: string } }>("/v1/sign-in/challenges", { schema: CHALLENGE }, ({ body }) =>
    service.challenge(body),
  );
  app.post<{ Body: SignInAnswer }>("/v1/sign-in", { schema: ANSWER }, ({ body }) => service.answer(body));
  app.delete("/v1/session", { schema: END }, async (request, reply) => {
    const token = tokenOf(request);
    await service.session(token);
    service.end(String(token));
    return reply.code(204).send();
  });
}
