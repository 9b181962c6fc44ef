import { AbiCoder, type BytesLike, dataLength, type Provider, recoverAddress } from "ethers";
import { checkSignature } from "./check-signature.ts";
import { signerAccount } from "./signer-account.ts";

/** Two offsets, two lengths, two words. */
const SHORTEST = 192;

/**
 * Whose a signature is, in the form that the contracts take: 65 bytes, or the encoded signer (ERC-1271, ERC-7913) and its signature.
 * Undefined where it is nobody's.
 *
 * @throws `RPC_UNREACHABLE`, `RPC_REFUSED`: then nothing is said about the signature.
 */
export async function signerOf(digest: string, signature: BytesLike, provider?: Provider): Promise<string | undefined> {
  if (dataLength(signature) === 65) {
    const account = recovered(digest, signature);
    if (account === undefined) return undefined;
    return (await checkSignature(digest, account, signature)) === "valid" ? account : undefined;
  }
  if (dataLength(signature) < SHORTEST) return undefined;
  const parts = decoded(signature);
  if (parts === undefined || dataLength(parts.signer) < 20) return undefined;
  const finding = await checkSignature(digest, parts.signer, parts.signature, provider);
  return finding === "valid" ? signerAccount(parts.signer) : undefined;
}

function recovered(digest: string, signature: BytesLike): string | undefined {
  try {
    return recoverAddress(digest, signature as string);
  } catch {
    return undefined; // no point on the curve
  }
}

function decoded(bytes: BytesLike): { readonly signer: string; readonly signature: string } | undefined {
  try {
    const [signer, signature] = AbiCoder.defaultAbiCoder().decode(["bytes", "bytes"], bytes) as unknown as [
      string,
      string,
    ];
    return { signer, signature };
  } catch {
    return undefined;
  }
}
