import type { Signer } from "ethers";
import { type OpenUrl, openUrlWithin } from "../../../lib/open-url.ts";
import { checkAddress, checkBytes32 } from "../../core/check.ts";
import type { Deployment } from "../../core/deployment.ts";
import { any, object, type Refuse, text, whole } from "../../core/json/json-form.ts";
import { rpc } from "../../core/rpc.ts";
import { dataError } from "../errors.ts";
import { openKeyChallenge } from "./key-challenge.ts";
import { signSignIn, vaultEip712Domain } from "./sign-in-message.ts";
import { askVault, type VaultHttp } from "./vault-http.ts";

/** An encryption key whose possession is shown at sign-in. */
export interface HeldKey {
  /** Its id on chain. */
  readonly key: string;
  readonly privateKey: Uint8Array | CryptoKeyPair;
}

export interface OpenVaultSessionParameters {
  /** `http://` or `https://` of the vault. */
  readonly url: string;
  /** Of a member. */
  readonly signer: Signer;
  readonly deployment: Pick<Deployment, "chainId" | "genesisHash">;
  /** Account of the vault, where it is known: then no other is signed in to. */
  readonly vault?: string;
  /** Needed for whoever is to be given data. */
  readonly held?: HeldKey;
  /** How it is asked. @default HTTP, of whose answer no piece takes longer than 30 seconds */
  readonly openUrl?: OpenUrl;
}

/** A session of a vault. */
export interface VaultSession extends VaultHttp {
  /** Account of the vault. */
  readonly vault: string;
  readonly account: string;
  /** Organisation that the vault takes the account for. */
  readonly org: number;
  readonly token: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
  readonly held?: HeldKey;
}

const CHALLENGE = object({
  vault: text,
  account: text,
  key: any,
  nonce: text,
  issuedAt: whole,
  expiresAt: whole,
  sealed: any,
});
const SESSION = object({ token: text, org: whole, expiresAt: whole });

interface Challenge {
  readonly vault: string;
  readonly account: string;
  readonly nonce: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly sealed: unknown;
}

const refuse: Refuse = (field, value, expected) => {
  const values = { field, value, expected };
  throw dataError("VAULT_ANSWER_INVALID", `the vault's answer: ${field} should be ${expected}`, values);
};

/**
 * Signs in to a vault: by the account, and by the encryption key that data will be sealed to.
 *
 * @throws `VAULT_UNREACHABLE`, `VAULT_BUSY_NOW`, `VAULT_REFUSED`, `VAULT_ANSWER_INVALID`, `ENVELOPE_NOT_OPENED`.
 *
 * @example
 * import { openVaultSession } from "tallystick/data";
 *
 * const session = await openVaultSession({ url: "https://vault.example", signer, deployment });
 */
export async function openVaultSession(parameters: OpenVaultSessionParameters): Promise<VaultSession> {
  const { signer, deployment, held, openUrl = openUrlWithin(30_000) } = parameters;
  const http: VaultHttp = { url: parameters.url.replace(/\/+$/, ""), openUrl };
  const account = await rpc(() => signer.getAddress());
  const key = held && checkBytes32("held.key", held.key);
  const asked = key === undefined ? { account } : { account, key };
  const challenge = await askVault(http, { method: "POST", path: "/v1/sign-in/challenges", body: asked });
  CHALLENGE(challenge, "", refuse);
  const given = challenge as Challenge;
  const vault = checkAddress("vault", given.vault);
  if (parameters.vault !== undefined && vault !== checkAddress("vault", parameters.vault)) {
    refuse("vault", vault, String(parameters.vault));
  }
  const { nonce, issuedAt, expiresAt, sealed } = given;
  const signIn = { vault, account, nonce, issuedAt, expiresAt };
  const signature = await signSignIn(
    signer,
    vaultEip712Domain(deployment),
    key === undefined ? signIn : { ...signIn, key },
  );
  const body = { nonce, signature };
  const opened =
    held && key !== undefined
      ? { opened: await openKeyChallenge(held.privateKey, { vault, account, key, nonce }, String(sealed)) }
      : {};
  const session = await askVault(http, { method: "POST", path: "/v1/sign-in", body: { ...body, ...opened } });
  SESSION(session, "", refuse);
  const { token, org, expiresAt: until } = session as { token: string; org: number; expiresAt: number };
  return { ...http, vault, account, org, token, expiresAt: until, ...(held && { held }) };
}
