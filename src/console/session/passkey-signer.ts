import { AbiCoder, getBytes, hashMessage } from "ethers";
import { deployedContract } from "../../sdk/core/deployment.ts";
import { p256FromDer, p256Signer } from "../../sdk/core/signature/p256.ts";
import { signerAccount } from "../../sdk/core/signature/signer-account.ts";
import { webAuthnSignature } from "../../sdk/core/signature/webauthn.ts";
import { type Passkey, signByPasskey } from "../browser/passkey.ts";

/** Where the contracts are, as far as a signature depends on it. */
interface Contracts {
  readonly contracts: Readonly<Record<string, { readonly address: string }>>;
}

/** The contract that judges passkeys. */
const VERIFIER = "ERC7913WebAuthnVerifier";

/** A passkey as the chain knows it. */
export function identityOf(deployment: Contracts, { publicKey }: Passkey) {
  const signer = p256Signer(deployedContract(deployment, VERIFIER, "evidence").address, publicKey);
  return { signer, account: signerAccount(signer) };
}

/** A passkey's signature under a digest, as the contracts take it: the signer, and what it signed. */
export async function signDigest(deployment: Contracts, passkey: Passkey, digest: string): Promise<string> {
  const { signer } = identityOf(deployment, passkey);
  const { signature, ...assertion } = await signByPasskey(passkey, getBytes(digest));
  const signed = webAuthnSignature({ ...assertion, signature: p256FromDer(signature) });
  return AbiCoder.defaultAbiCoder().encode(["bytes", "bytes"], [signer, signed]);
}

/** Whether the device made no signature because the person did not want it, or because it has no such passkey for this address: it does not say which. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");

/** What is signed of a text (EIP-191). */
export const textDigest = (text: string): string => hashMessage(text);
