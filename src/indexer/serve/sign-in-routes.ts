import { getAddress } from "ethers";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { problemAnswers } from "../../lib/problem.ts";
import { ADDRESS, BOOLEAN, BYTES32, HEX, objectOf, TEXT, TIME } from "../../sdk/core/json/json-schema.ts";
import { indexerError } from "../errors.ts";
import type { Directory } from "./directory.ts";
import { requireOwnPage } from "./own-page.ts";
import type { SignIn, SignInAnswer } from "./sign-in.ts";

const REFUSALS = problemAnswers({
  400: "Not of the form of a request",
  401: "Not signed by the account, or too late",
  403: "Of no organisation",
  429: "Too often",
});
const COOKIE = "__Host-tally";
/** Of a browser that a directory was asked about. */
const ASKED = "__Host-tally-asked";
/** Times within a minute that one address may take each step of signing in: it may cost the provider of a directory, or a node, something too. */
const AT_MOST = { config: { rateLimit: { max: 60, timeWindow: 60_000 } } };

export interface SignInRoutesParameters {
  readonly signIn: SignIn;
  /** Who knows people without keys. @default nobody */
  readonly directory: Directory | undefined;
  /** Address under which people know this server. */
  origin(): string;
}

/** Begins and ends sessions. The session is a cookie for browsers, and a bearer token for others. */
export function signInRoutes(app: FastifyInstance, { signIn, directory, origin }: SignInRoutesParameters): void {
  const ways = {
    summary: "How one can sign in",
    tags: ["sign-in"],
    response: { 200: objectOf({ account: BOOLEAN, directory: BOOLEAN }) },
  };
  app.get("/v1/sign-in", { schema: ways }, async () => ({ account: true, directory: directory !== undefined }));
  if (directory !== undefined) directoryRoutes(app, { signIn, directory, origin });
  const asked = {
    summary: "Gives an account a text to sign",
    tags: ["sign-in"],
    body: objectOf({ account: ADDRESS }),
    response: { 200: objectOf({ text: TEXT, nonce: BYTES32, expiresAt: TIME }), ...REFUSALS },
  };
  app.post<{ Body: { account: string } }>("/v1/sign-in/challenge", { schema: asked, ...AT_MOST }, async (request) => {
    requireOwnPage(request, origin());
    return signIn.challenge(addressOf(request.body.account));
  });
  const answered = {
    summary: "Begins a session of the account that signed",
    tags: ["sign-in"],
    body: objectOf({ account: ADDRESS, nonce: BYTES32, signature: { ...HEX, maxLength: 20_000 } }),
    response: { 200: objectOf({ token: TEXT, expiresAt: TIME }), ...REFUSALS },
  };
  app.post<{ Body: SignInAnswer }>("/v1/sign-in", { schema: answered, ...AT_MOST }, async (request, reply) => {
    requireOwnPage(request, origin());
    const { account, nonce, signature } = request.body;
    const session = await signIn.signIn({ account: addressOf(account), nonce, signature });
    reply.header("set-cookie", `${COOKIE}=${session.token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
    return reply.header("cache-control", "private, no-store").send(session);
  });
  const forgotten = { summary: "Ends the session, and has a browser forget it", tags: ["sign-in"] };
  app.delete("/v1/sign-in", { schema: forgotten }, async (request, reply) => {
    requireOwnPage(request, origin());
    await signIn.signOut(tokenOf(request) ?? "");
    return reply
      .header("set-cookie", `${COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`)
      .code(204)
      .send();
  });
}

/** By a directory: the browser goes there, and comes back with what the directory said. */
function directoryRoutes(
  app: FastifyInstance,
  { signIn, directory, origin }: SignInRoutesParameters & { readonly directory: Directory },
): void {
  const back = () => `${origin()}/v1/sign-in/directory/answer`;
  const leave = { summary: "Sends a browser to the directory that knows its user", tags: ["sign-in"] };
  app.get("/v1/sign-in/directory", { schema: leave, ...AT_MOST }, async (_, reply) => {
    const { url, state } = await directory.ask(back());
    // The way back begins at another site, so this cookie has to come along with what that leads to.
    const cookie = `${ASKED}=${state}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600`;
    return reply.header("set-cookie", cookie).header("cache-control", "no-store").redirect(url);
  });
  const come = { summary: "Begins a session of whom the directory knows", tags: ["sign-in"] };
  app.get("/v1/sign-in/directory/answer", { schema: come, ...AT_MOST }, async (request, reply) => {
    const { search } = new URL(request.url, origin());
    const who = await directory.answered(new URL(back() + search), cookieOf(request, ASKED));
    const { token } = await signIn.begin(who);
    const cookies = [
      `${COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`,
      `${ASKED}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`,
    ];
    return reply.header("set-cookie", cookies).header("cache-control", "no-store").redirect(`${origin()}/`);
  });
}

/** The token of a request, where it has one. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const [, bearer] = /^Bearer ([0-9a-f]{64})$/.exec(request.headers.authorization ?? "") ?? [];
  return bearer ?? cookieOf(request, COOKIE);
}

/** 32 bytes in hex that a browser was given under this name. */
function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  const value = pairs.find(([given]) => given === name)?.[1];
  return value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}

/** @throws `INDEX_QUERY_INVALID`. */
function addressOf(account: string): string {
  try {
    return getAddress(account);
  } catch {
    throw indexerError("INDEX_QUERY_INVALID", "the account has a wrong checksum", { field: "account", value: account });
  }
}
