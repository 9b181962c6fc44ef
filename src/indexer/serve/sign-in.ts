import { hashMessage } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import type { Client } from "../../sdk/core/client.ts";
import { signerOf } from "../../sdk/core/signature/signer-of.ts";
import type { AsOf } from "../../sdk/query/ask.ts";
import { indexerError } from "../errors.ts";
import type { IndexerState } from "../follow/state.ts";
import type { IndexStore } from "../store/open-store.ts";
import type { Reader } from "../store/reader.ts";
import { asOfIn } from "./as-of.ts";
import { createSessions, type Session } from "./sessions.ts";
import { createTickets } from "./tickets.ts";
import { type Asker, PUBLIC, type SignedIn, type ViewerOf } from "./viewer.ts";

export interface SignInParameters {
  readonly client: Client;
  readonly store: Pick<IndexStore, "secret" | "create" | "read" | "remove">;
  readonly state: IndexerState;
  readonly clock: Clock;
  /** What the rows say of who signed in. */
  readonly viewerOf: ViewerOf;
  /** Whose the people are whom a directory may sign in, by its name for each. @default nobody is */
  readonly people?: Readonly<Record<string, number>>;
  /** Address under which people know this server. */
  origin(): string;
}

export interface SignIn {
  /** The whole text that is to be signed, byte by byte: it is never taken apart. */
  challenge(account: string): { readonly text: string; readonly nonce: string; readonly expiresAt: number };
  /** @throws `INDEX_SIGN_IN_REFUSED`; as `begin`; as `rpc` where only a contract can tell. */
  signIn(answer: SignInAnswer): Promise<Session>;
  /**
   * Begins a session of somebody who is known from elsewhere.
   *
   * @throws `INDEX_SIGN_IN_NOBODY` for who is of no organisation.
   */
  begin(who: SignedIn): Promise<Session>;
  /** Who asks, by the token of the question. */
  askerOf(token: string | undefined, read: Reader, asOf: AsOf): Promise<Asker>;
  /** Ends a session, where there is one. */
  signOut(token: string): Promise<void>;
}

export interface SignInAnswer {
  readonly account: string;
  readonly nonce: string;
  /** 65 bytes of a key, or a signer with its signature (ERC-1271, ERC-7913), encoded as the contracts take them. */
  readonly signature: string;
}

/** Milliseconds that a text can be signed in. */
const LIFETIME = 300_000;
const PURPOSE = "Sign in to read what is withheld from the public. Nothing is sent, and nothing is agreed.";

/** Signing in by an account, with a text of the form of EIP-4361. */
export function createSignIn(parameters: SignInParameters): SignIn {
  const { client, store, state, clock, people = {}, origin } = parameters;
  const tickets = createTickets({ store, clock, use: "sign-in", lifetime: LIFETIME });
  const sessions = createSessions(store, clock);
  const { chainId } = client.deployment;
  const textOf = (account: string, nonce: string, expiresAt: number) => {
    const time = (seconds: number) => new Date(seconds * 1_000).toISOString();
    return [
      `${new URL(origin()).host} wants you to sign in with your Ethereum account:`,
      account,
      "",
      PURPOSE,
      "",
      `URI: ${origin()}`,
      "Version: 1",
      `Chain ID: ${chainId}`,
      `Nonce: ${nonce.slice(2)}`,
      `Issued At: ${time(expiresAt - LIFETIME / 1_000)}`,
      `Expiration Time: ${time(expiresAt)}`,
    ].join("\n");
  };
  /** Who is in the configuration no more is nobody, also in a session that he began before. */
  const viewerOf: ViewerOf = async (who, read, asOf) => {
    const isDropped = "subject" in who && (!Object.hasOwn(people, who.subject) || people[who.subject] !== who.org);
    return isDropped ? PUBLIC : parameters.viewerOf(who, read, asOf);
  };
  const refused = (account: string, field: "nonce" | "signature", value: string, message: string) =>
    indexerError("INDEX_SIGN_IN_REFUSED", message, { field, value, account });

  /** Up to which block the rows were that say that this is somebody. @throws `INDEX_SIGN_IN_NOBODY`. */
  async function known(who: SignedIn): Promise<number> {
    if (state.replaced) throw state.replaced;
    const { viewer, block } = await store.read(async (read) => {
      const asOf = await asOfIn(read, state);
      return { viewer: await viewerOf(who, read, asOf), block: asOf.block };
    });
    if (viewer.kind !== "public") return block;
    const name = "account" in who ? who.account : `organisation ${who.org}`;
    throw indexerError("INDEX_SIGN_IN_NOBODY", `${name} is no member's at block ${block}`, { ...who, block });
  }
  return {
    challenge(account) {
      const { word: nonce, expiresAt } = tickets.give(account);
      return { text: textOf(account, nonce, expiresAt), nonce, expiresAt };
    },
    async signIn({ account, nonce, signature }) {
      const ticket = tickets.find(nonce, account);
      if (ticket === undefined) {
        throw refused(account, "nonce", nonce, "this text was not given to the account, or is too old");
      }
      const digest = hashMessage(textOf(account, nonce, ticket.expiresAt));
      if ((await signerOf(digest, signature, client.provider)) !== account) {
        throw refused(account, "signature", "(kept back)", `${account} did not sign this text`);
      }
      const block = await known({ account });
      if (!(await tickets.spend(ticket))) throw refused(account, "nonce", nonce, "this text is used up");
      return sessions.begin({ account }, block);
    },
    begin: async (who) => sessions.begin(who, await known(who)),
    async askerOf(token, read, asOf) {
      const session = token === undefined ? undefined : await sessions.find(read, token);
      if (token === undefined || session === undefined) return { viewer: PUBLIC };
      const viewer = await viewerOf(session.who, read, asOf);
      // Rows that are made anew from an earlier block on know less than those by which it began.
      if (viewer.kind !== "public" || asOf.block < session.block) return { viewer };
      return { viewer, end: () => sessions.end(token) };
    },
    signOut: sessions.end,
  };
}
