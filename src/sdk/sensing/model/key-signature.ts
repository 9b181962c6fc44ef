import type { BaseWallet } from "ethers";
import type { GatewaySignature } from "./batch.ts";

/** What was signed, of signatures that were made here. */
const digests = new WeakMap<GatewaySignature, string>();

/** A digest under the hand of a key in this process. */
export function signDigest({ address, signingKey }: Pick<BaseWallet, "address" | "signingKey">, digest: string) {
  const signature: GatewaySignature = { signer: address, signature: signingKey.sign(digest).serialized };
  digests.set(signature, digest);
  return signature;
}

/** Whether the key signed it here: then nobody has to recover the key from it, which takes longer than signing. */
export function isSignedHere(signature: GatewaySignature, digest: string): boolean {
  return digests.get(signature) === digest;
}
