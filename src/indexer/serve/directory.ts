import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  None,
} from "openid-client";
import { indexerError } from "../errors.ts";
import { createTickets, type TicketsParameters } from "./tickets.ts";
import type { SignedIn } from "./viewer.ts";

/** An organisation's directory, that says who somebody is: OpenID Connect. */
export interface DirectorySettings {
  /** Address of the provider, as its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  /** @default none, and the code's verifier alone says that the answer is for this server */
  readonly clientSecret?: string;
  /** Organisation of each person, by the provider's `sub`. */
  readonly people: Readonly<Record<string, number>>;
}

export interface Directory {
  /** @param back Where the browser comes back to. */
  ask(back: string): Promise<{ readonly url: string; readonly state: string }>;
  /**
   * @param answer Where the browser came back to.
   * @param state What it was given when it left.
   * @throws `INDEX_SIGN_IN_REFUSED`, `INDEX_DIRECTORY_FAILED`.
   */
  answered(answer: URL, state: string | undefined): Promise<SignedIn>;
}

/** Milliseconds from leaving to coming back. */
const LIFETIME = 600_000;
/** Seconds that the provider has for an answer. */
const TIMEOUT = 10;

/** The authorization code flow with PKCE. Nothing of what the provider gives is kept but who it is. */
export function createDirectory(
  settings: DirectorySettings,
  shared: Pick<TicketsParameters, "store" | "clock">,
): Directory {
  const { issuer, clientId, clientSecret, people } = settings;
  const tickets = createTickets({ ...shared, use: "directory", lifetime: LIFETIME });
  let found: Promise<Configuration> | undefined;

  /** Asked when it is needed first, and again while it fails: an indexer runs without its directory. */
  function provider(): Promise<Configuration> {
    const isPlain = issuer.startsWith("http:");
    const proof = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
    const options = { timeout: TIMEOUT, ...(isPlain && { execute: [allowInsecureRequests] }) };
    found ??= discovery(new URL(issuer), clientId, undefined, proof, options).catch((cause: unknown) => {
      found = undefined;
      throw failed(cause);
    });
    return found;
  }
  const failed = (cause: unknown) => {
    const values = { field: "issuer", value: issuer };
    return indexerError("INDEX_DIRECTORY_FAILED", `${issuer} does not answer as a provider`, values, cause);
  };
  const refused = (reason: string, cause?: unknown) =>
    indexerError("INDEX_SIGN_IN_REFUSED", reason, { field: "answer", value: "(kept back)", issuer }, cause);

  /** What a browser is sent off with: it follows from the ticket, so the indexer that it comes back to has it too. */
  const questionOf = (word: string) => ({
    pkceCodeVerifier: tickets.secretOf(word, "verifier"),
    expectedNonce: tickets.secretOf(word, "nonce"),
  });

  return {
    async ask(back) {
      const configuration = await provider();
      const { word } = tickets.give(issuer);
      const [state, question] = [word.slice(2), questionOf(word)];
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: back,
        scope: "openid",
        state,
        nonce: question.expectedNonce,
        code_challenge: await calculatePKCECodeChallenge(question.pkceCodeVerifier),
        code_challenge_method: "S256",
      });
      return { url: url.href, state };
    },
    async answered(answer, state) {
      // Only the browser that left, once: else somebody is signed in as another without knowing it.
      const ticket = state === undefined ? undefined : tickets.find(`0x${state}`, issuer);
      if (state === undefined || ticket === undefined) throw refused("this browser was not sent to the directory");
      const configuration = await provider();
      const checks = { ...questionOf(ticket.word), expectedState: state, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(configuration, answer, checks).catch((cause: unknown) => {
        throw isAway(cause) ? failed(cause) : refused("the directory did not say who it is", cause);
      });
      if (!(await tickets.spend(ticket))) throw refused("this browser has come back before");
      const subject = tokens.claims()?.sub ?? "";
      const org = Object.hasOwn(people, subject) ? people[subject] : undefined;
      if (org === undefined) throw refused("the directory knows this person, but the configuration does not");
      return { org, subject };
    },
  };
}

/** Whether nobody answered, rather than that the answer was no: fetch fails with a TypeError, and a limit of time with its name. */
const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  ["TypeError", "TimeoutError"].some((name) => [error.name, (error.cause as Error)?.name].includes(name));
