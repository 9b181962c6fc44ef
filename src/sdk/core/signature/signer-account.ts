import { type BytesLike, dataLength, dataSlice, getAddress, hexlify, keccak256 } from "ethers";
import { checkBytes, checkThat } from "../check.ts";

/**
 * The account under which a signer is enrolled and attests: the address itself for 20 bytes; for an ERC-7913 signer (verifier
 * address followed by the key) the low 20 bytes of its keccak-256.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { deployedContract, p256Signer, signerAccount } from "tallystick";
 *
 * const signer = p256Signer(deployedContract(deployment, "ERC7913P256Verifier", "evidence").address, publicKey);
 * const attester = signerAccount(signer);
 */
export function signerAccount(signer: BytesLike): string {
  checkBytes("signer", signer);
  const length = dataLength(signer);
  checkThat(length >= 20, "signer", hexlify(signer), "an address, or a verifier's address and a key");
  return getAddress(length === 20 ? hexlify(signer) : dataSlice(keccak256(signer), 12));
}
