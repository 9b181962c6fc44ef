import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { hexlify } from "ethers";
import type { Clock } from "../../lib/clock.ts";
import { checkAddress, checkBytes32 } from "../../sdk/core/check.ts";
import type { Client } from "../../sdk/core/client.ts";
import { signerOf } from "../../sdk/core/signature/signer-of.ts";
import { sealKeyChallenge } from "../../sdk/data/vault/key-challenge.ts";
import { signInDigest, vaultEip712Domain } from "../../sdk/data/vault/sign-in-message.ts";
import { vaultError } from "../errors.ts";
import type { Challenge, Session, SignIns } from "../store/challenges.ts";
import { organisationOf } from "./members.ts";

/** Encryption keys as the chain has them. */
export interface EncryptionKeyPort {
  /**
   * A key that is live, and of this organisation.
   *
   * @throws `SIGN_IN_KEY_NOT_LIVE`.
   */
  live(key: string, org: number): Promise<{ readonly kem: number; readonly publicKey: string }>;
}

export interface SignInParameters {
  /** Account of the vault. */
  readonly vault: string;
  readonly client: Client;
  readonly store: SignIns;
  readonly keys: EncryptionKeyPort;
  readonly sessionSeconds: number;
  readonly clock: Clock;
}

/** A challenge as it is given. */
export interface GivenChallenge {
  readonly vault: string;
  readonly account: string;
  readonly key: string | null;
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** A secret sealed to the key. */
  readonly sealed: string | null;
}

export interface SignInAnswer {
  readonly nonce: string;
  readonly signature: string;
  /** What the encryption key opened. */
  readonly opened?: string;
}

export interface GivenSession {
  readonly token: string;
  readonly org: number;
  readonly expiresAt: number;
}

/** Signs members in: by a challenge that their account signs, and one that their encryption key opens. */
export interface SignInService {
  challenge(asked: { readonly account: string; readonly key?: string }): Promise<GivenChallenge>;
  answer(answer: SignInAnswer): Promise<GivenSession>;
  /** The session of a token, of an account that is a member still. */
  session(token: string | undefined): Promise<Session>;
  end(token: string): void;
}

/** Seconds in which a challenge has to be answered. */
const LIFETIME = 120;

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

export function signInService(parameters: SignInParameters): SignInService {
  const { vault, client, store, keys, sessionSeconds, clock } = parameters;
  const domain = vaultEip712Domain(client.deployment);
  const seconds = () => Math.floor(clock.now() / 1_000);
  return {
    async challenge(asked) {
      const account = checkAddress("account", asked.account);
      const key = asked.key === undefined ? undefined : checkBytes32("key", asked.key);
      const org = await organisationOf(client, account);
      const [issuedAt, nonce, secret] = [seconds(), hexlify(randomBytes(32)), randomBytes(32)];
      const times = { issuedAt, expiresAt: issuedAt + LIFETIME };
      const challenged = key === undefined ? undefined : { vault, account, key, nonce };
      const sealed = challenged
        ? await sealKeyChallenge(await keys.live(challenged.key, org), challenged, secret)
        : null;
      const proof = key === undefined ? {} : { key: { id: key, secretHash: sha256(secret).toString("hex") } };
      store.issue({ nonce, account, ...times, ...proof });
      return { vault, account, key: key ?? null, nonce, ...times, sealed };
    },
    async answer({ nonce, signature, opened }) {
      const now = seconds();
      const challenge = store.take(checkBytes32("nonce", nonce), now);
      const { account, key, issuedAt, expiresAt } = challenge;
      const signIn = { vault, account, nonce, issuedAt, expiresAt };
      const digest = signInDigest(domain, key === undefined ? signIn : { ...signIn, key: key.id });
      const by = await signerOf(digest, signature, client.provider);
      if (by !== account) {
        const values = { field: "signature", value: by ?? "nobody", account };
        throw vaultError(
          "SIGN_IN_SIGNATURE_INVALID",
          `the challenge of ${account} is signed by ${by ?? "nobody"}`,
          values,
        );
      }
      requireOpened(challenge, opened);
      const org = await organisationOf(client, account);
      const token = randomBytes(32).toString("base64url");
      const session = { account, org, expiresAt: now + sessionSeconds };
      store.begin(token, key === undefined ? session : { ...session, key: key.id }, now);
      return { token, org, expiresAt: session.expiresAt };
    },
    async session(token) {
      if (token === undefined) throw vaultError("SIGN_IN_REQUIRED", "the request names no session");
      const session = store.sessionOf(token, seconds());
      const org = await organisationOf(client, session.account);
      return { ...session, org };
    },
    end: (token) => store.end(token),
  };
}

/** @throws `SIGN_IN_KEY_UNPROVEN`. */
function requireOpened({ key }: Challenge, opened: string | undefined): void {
  if (key === undefined) return;
  const hash = /^0x[0-9a-f]{64}$/.test(opened ?? "")
    ? sha256(Buffer.from(String(opened).slice(2), "hex"))
    : Buffer.alloc(32);
  if (timingSafeEqual(hash, Buffer.from(key.secretHash, "hex"))) return;
  throw vaultError("SIGN_IN_KEY_UNPROVEN", `what was sealed to ${key.id} was not opened`, {
    field: "opened",
    key: key.id,
  });
}
