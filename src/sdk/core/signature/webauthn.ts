import { AbiCoder, type BytesLike } from "ethers";
import { checkBytes, checkThat } from "../check.ts";
import { lowS } from "./p256.ts";

/** What a passkey returns: `AuthenticatorAssertionResponse`, its signature as 64 bytes r, s. */
export interface WebAuthnAssertion {
  readonly authenticatorData: BytesLike;
  readonly clientDataJSON: string;
  /** r and s, 64 bytes; browsers give DER, see `p256FromDer`. */
  readonly signature: BytesLike;
}

/**
 * A passkey's assertion as the signature that `ERC7913WebAuthnVerifier` takes. The challenge that the passkey signed must be the
 * 32 bytes of the uid or digest.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { webAuthnSignature } from "tallystick";
 *
 * const signature = webAuthnSignature({ authenticatorData, clientDataJSON, signature: rs });
 */
export function webAuthnSignature({ authenticatorData, clientDataJSON, signature }: WebAuthnAssertion): string {
  const { r, s } = lowS(signature);
  const challenge = byteIndex(clientDataJSON, '"challenge":"');
  const type = byteIndex(clientDataJSON, '"type":"webauthn.get"');
  checkBytes("authenticatorData", authenticatorData);
  return AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"],
    [r, s, challenge, type, authenticatorData, clientDataJSON],
  );
}

/** Where a text begins in another, counted in bytes as the contract counts. */
function byteIndex(text: string, part: string): number {
  const at = text.indexOf(part);
  checkThat(at >= 0, "clientDataJSON", text, `JSON with ${part}`);
  return new TextEncoder().encode(text.slice(0, at)).length;
}
