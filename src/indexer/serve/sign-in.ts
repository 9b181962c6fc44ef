import { hashMessage } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { createSessions, type Session } from "../../lib/sessions.ts";
import type { Client } from "../../sdk/core/client.ts";
import { signerOf } from "../../sdk/core/signature/signer-of.ts";
import { indexerError } from "../errors.ts";
import type { SignedIn } from "./viewer.ts";

export interface SignInParameters {
  readonly client: Client;
  readonly clock: Clock;
  /** Address under which people know this server. */
  origin(): string;
}

export interface SignIn {
  /** The whole text that is to be signed, byte by byte: it is never taken apart. */
  challenge(account: string): { readonly text: string; readonly nonce: string; readonly expiresAt: number };
  /** @throws `INDEX_SIGN_IN_REFUSED`; as `rpc` where only a contract can tell. */
  signIn(answer: SignInAnswer): Promise<Session>;
  /** Begins a session of somebody who is known from elsewhere. */
  begin(who: SignedIn): Session;
  /** Who has a session. */
  find(token: string): SignedIn | undefined;
  /** Ends a session, where there is one. */
  signOut(token: string): void;
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
export function createSignIn({ client, clock, origin }: SignInParameters): SignIn {
  const sessions = createSessions<SignedIn>({ clock, challengeLifetime: LIFETIME });
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
  return {
    challenge(account) {
      const { nonce, expiresAt } = sessions.challenge(account);
      return { text: textOf(account, nonce, expiresAt), nonce, expiresAt };
    },
    async signIn({ account, nonce, signature }) {
      const taken = sessions.take(nonce, account);
      if (taken === undefined) {
        const values = { field: "nonce", value: nonce, account };
        throw indexerError("INDEX_SIGN_IN_REFUSED", "this text was not given to the account, or is used up", values);
      }
      const digest = hashMessage(textOf(account, nonce, taken.expiresAt));
      if ((await signerOf(digest, signature, client.provider)) === account) return sessions.begin({ account });
      const values = { field: "signature", value: "(kept back)", account };
      throw indexerError("INDEX_SIGN_IN_REFUSED", `${account} did not sign this text`, values);
    },
    begin: sessions.begin,
    find: sessions.find,
    signOut: sessions.end,
  };
}
