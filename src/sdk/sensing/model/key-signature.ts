import type { BaseWallet } from "ethers";
import type { GatewaySignature } from "./batch.ts";

/** Signature -> what it was made over, for signatures made in this process. */
const digests = new WeakMap<GatewaySignature, string>();

/** Signs a digest with a key in this process. */
export function signDigest({ address, signingKey }: Pick<BaseWallet, "address" | "signingKey">, digest: string) {
  const signature: GatewaySignature = { signer: address, signature: signingKey.sign(digest).serialized };
  digests.set(signature, digest);
  return signature;
}

/**
 * Whether this process made the signature with the key. Then the key need not be recovered from it, which takes longer
 * than signing.
 */
export function isSignedHere(signature: GatewaySignature, digest: string): boolean {
  return digests.get(signature) === digest;
}
