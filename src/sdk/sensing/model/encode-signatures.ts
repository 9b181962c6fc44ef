import { AbiCoder, dataLength, hexlify, recoverAddress } from "ethers";
import { checkBytes, checkThat } from "../../core/check.ts";
import { signerAccount } from "../../core/signature/signer-account.ts";
import type { GatewaySignature } from "./batch.ts";
import { isSignedHere } from "./key-signature.ts";

/**
 * Signatures of gateways as `Feeds` takes them, in ascending order of the gateways' accounts: 65 bytes where the key is that
 * of an externally owned account, the ABI encoding of signer and signature elsewhere.
 *
 * @param digest What was signed. With it, a key's signature can be told from 65 bytes that a contract has to check.
 * @throws `ARGUMENT_INVALID` when a gateway is there twice, or something is no bytes.
 *
 * @example
 * import { encodeSignatures, batchSealDigest } from "tallystick/sensing";
 *
 * const encoded = encodeSignatures(signatures, batchSealDigest(deployment, batch, 1));
 */
export function encodeSignatures(signatures: readonly GatewaySignature[], digest: string): string[] {
  const all = signatures.map((given, i) => {
    const { signer, signature } = given;
    checkBytes(`signatures[${i}].signer`, signer);
    checkBytes(`signatures[${i}].signature`, signature);
    const account = signerAccount(signer);
    return { account, encoded: isSignedHere(given, digest) ? signature : encode(signer, signature, digest) };
  });
  all.sort((a, b) => (BigInt(a.account) < BigInt(b.account) ? -1 : 1));
  for (const [i, { account }] of all.entries()) {
    checkThat(account !== all[i - 1]?.account, "signatures", account, "of a gateway each");
  }
  return all.map(({ encoded }) => encoded);
}

function encode(signer: string, signature: string, digest: string): string {
  if (dataLength(signer) === 20 && recovers(digest, signature, signer)) return hexlify(signature);
  return AbiCoder.defaultAbiCoder().encode(["bytes", "bytes"], [signer, signature]);
}

function recovers(digest: string, signature: string, signer: string): boolean {
  if (dataLength(signature) !== 65) return false;
  try {
    return recoverAddress(digest, signature).toLowerCase() === hexlify(signer);
  } catch {
    return false; // no point on the curve
  }
}
