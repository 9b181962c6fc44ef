import { getBytes, hexlify, toUtf8Bytes } from "ethers";
import { openWithKey, sealForKey } from "../../core/seal/hpke.ts";
import type { SignIn } from "./sign-in-message.ts";

const INFO = toUtf8Bytes("tallystick/sign-in/v1");

/** What a challenge is bound to: it opens for this sign-in and for no other. */
type Challenged = Pick<SignIn, "vault" | "account" | "nonce"> & { readonly key: string };

const boundTo = ({ vault, account, key, nonce }: Challenged): Uint8Array =>
  Uint8Array.from([vault, account, key, nonce].flatMap((part) => [...getBytes(part)]));

/** Seals a secret to an encryption key, in hex. @throws `ENCRYPTION_KEY_INVALID`. */
export async function sealKeyChallenge(
  to: { readonly kem: number; readonly publicKey: string },
  challenged: Challenged,
  secret: Uint8Array,
): Promise<string> {
  const publicKey = getBytes(to.publicKey);
  return hexlify(await sealForKey({ kem: to.kem, publicKey, info: INFO, aad: boundTo(challenged), plaintext: secret }));
}

/** What was sealed, in hex. @throws `ENVELOPE_INVALID`, `ENVELOPE_NOT_OPENED`. */
export async function openKeyChallenge(
  privateKey: Uint8Array | CryptoKeyPair,
  challenged: Challenged,
  sealed: string,
): Promise<string> {
  const envelope = getBytes(sealed);
  return hexlify(await openWithKey({ privateKey, info: INFO, aad: boundTo(challenged), envelope }));
}
