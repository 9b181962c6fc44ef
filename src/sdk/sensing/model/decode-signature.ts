import { AbiCoder, dataLength, hexlify, recoverAddress } from "ethers";
import { signerAccount } from "../../core/signature/signer-account.ts";
import type { GatewaySignature } from "./batch.ts";

/** A gateway's signature, with the account under which the gateway is enrolled. */
export interface DecodedSignature extends GatewaySignature {
  readonly account: string;
}

/** The reverse of `encodeSignatures`, for one that the contract accepted. */
export function decodeSignature(encoded: string, digest: string): DecodedSignature {
  if (dataLength(encoded) === 65) {
    const account = recoverAddress(digest, encoded);
    return { account, signer: account, signature: hexlify(encoded) };
  }
  const [signer, signature] = AbiCoder.defaultAbiCoder().decode(["bytes", "bytes"], encoded) as unknown as [
    string,
    string,
  ];
  return { account: signerAccount(signer), signer, signature };
}
