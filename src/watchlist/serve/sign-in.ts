import type { Clock } from "../../lib/clock.ts";
import { createSessions } from "../../lib/sessions.ts";
import type { Client } from "../../sdk/core/client.ts";
import { signInSigner } from "../../sdk/core/signature/sign-in.ts";
import type { QuerierSource } from "../answer-query.ts";
import { serviceError } from "../errors.ts";

export interface SignInParameters {
  /** Its name, which no other service has. */
  readonly service: string;
  readonly client: Pick<Client, "deployment">;
  readonly source: Pick<QuerierSource, "organisationOf">;
  readonly clock: Clock;
}

/** Signing in by a challenge, signed by a member's account. */
export function signInOf({ service, client, source, clock }: SignInParameters) {
  const sessions = createSessions<string>({ clock });
  return {
    challenge: (account: string) => ({ service, ...sessions.challenge(account) }),
    async signIn({ account, nonce, signature }: { account: string; nonce: string; signature: string }) {
      const challenge = sessions.take(nonce.toLowerCase(), account);
      const signer = challenge && signInSigner(client.deployment, { service, account, ...challenge }, signature);
      if (signer !== account) {
        const values = { field: challenge === undefined ? "nonce" : "signature", value: signer ?? "none", account };
        throw serviceError("SIGN_IN_REFUSED", `${account} did not sign this challenge`, values);
      }
      const organisation = await source.organisationOf(account);
      return { organisation, ...sessions.begin(account) };
    },
    accountOf(token: string): string {
      const account = sessions.find(token);
      if (account !== undefined) return account;
      throw serviceError("SESSION_UNKNOWN", "there is no such session", {
        field: "authorization",
        value: "(kept back)",
      });
    },
  };
}
