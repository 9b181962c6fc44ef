import { getAddress } from "ethers";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { problemAnswers } from "../../lib/problem.ts";
import { ADDRESS, BYTES32, HEX, objectOf, TEXT, TIME } from "../../sdk/core/json/json-schema.ts";
import { indexerError } from "../errors.ts";
import type { SignIn, SignInAnswer } from "./sign-in.ts";

const REFUSALS = problemAnswers({ 400: "Not of the form of a request", 401: "Not signed by the account, or too late" });
const COOKIE = "__Host-tally";

/** Begins and ends sessions. The session is a cookie for browsers, and a bearer token for others. */
export function signInRoutes(app: FastifyInstance, signIn: SignIn, origin: () => string): void {
  const asked = {
    summary: "Gives an account a text to sign",
    tags: ["sign-in"],
    body: objectOf({ account: ADDRESS }),
    response: { 200: objectOf({ text: TEXT, nonce: BYTES32, expiresAt: TIME }), ...REFUSALS },
  };
  app.post<{ Body: { account: string } }>("/v1/sign-in/challenge", { schema: asked }, async (request) => {
    requireOwn(request, origin());
    return signIn.challenge(addressOf(request.body.account));
  });
  const answered = {
    summary: "Begins a session of the account that signed",
    tags: ["sign-in"],
    body: objectOf({ account: ADDRESS, nonce: BYTES32, signature: { ...HEX, maxLength: 20_000 } }),
    response: { 200: objectOf({ token: TEXT, expiresAt: TIME }), ...REFUSALS },
  };
  app.post<{ Body: SignInAnswer }>("/v1/sign-in", { schema: answered }, async (request, reply) => {
    requireOwn(request, origin());
    const { account, nonce, signature } = request.body;
    const session = await signIn.signIn({ account: addressOf(account), nonce, signature });
    reply.header("set-cookie", `${COOKIE}=${session.token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
    return reply.header("cache-control", "private, no-store").send(session);
  });
  const forgotten = { summary: "Ends the session, and has a browser forget it", tags: ["sign-in"] };
  app.delete("/v1/sign-in", { schema: forgotten }, async (request, reply) => {
    requireOwn(request, origin());
    signIn.signOut(tokenOf(request) ?? "");
    return reply
      .header("set-cookie", `${COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`)
      .code(204)
      .send();
  });
}

/** The token of a request, where it has one. */
export function tokenOf({ headers }: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer ([0-9a-f]{64})$/.exec(headers.authorization ?? "") ?? [];
  const [, cookie] = /(?:^|;\s*)__Host-tally=([0-9a-f]{64})(?:;|$)/.exec(headers.cookie ?? "") ?? [];
  return bearer ?? cookie;
}

/** A page of another site must not sign anybody in or out. */
function requireOwn({ headers }: FastifyRequest, own: string): void {
  if (headers.origin === undefined || headers.origin === own) return;
  const values = { field: "origin", value: headers.origin, expected: own };
  throw indexerError("INDEX_SIGN_IN_REFUSED", `${headers.origin} is another site`, values);
}

/** @throws `INDEX_QUERY_INVALID`. */
function addressOf(account: string): string {
  try {
    return getAddress(account);
  } catch {
    throw indexerError("INDEX_QUERY_INVALID", "the account has a wrong checksum", { field: "account", value: account });
  }
}
