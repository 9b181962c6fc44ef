import {
  AbiCoder,
  type BytesLike,
  concat,
  dataLength,
  dataSlice,
  getAddress,
  hexlify,
  keccak256,
  toBeHex,
} from "ethers";
import { checkAddress, checkBytes, checkThat } from "../../../core/check.ts";

/** Order of the P-256 group. */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The account under which a signer is enrolled and attests: the address itself for 20 bytes; for an ERC-7913 signer (verifier
 * address followed by the key) the low 20 bytes of its keccak-256.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { deployedContract } from "tallystick";
 * import { p256Signer, signerAccount } from "tallystick/evidence";
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

/**
 * The ERC-7913 signer of a P-256 key: a secure element under `ERC7913P256Verifier`, a passkey under `ERC7913WebAuthnVerifier`.
 *
 * @param publicKey The point: 64 bytes, or 65 with the leading 04 that WebCrypto's "raw" export and secure elements give.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { deployedContract } from "tallystick";
 * import { p256Signer } from "tallystick/evidence";
 *
 * const { publicKey } = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
 * const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
 * const signer = p256Signer(deployedContract(deployment, "ERC7913P256Verifier", "evidence").address, raw);
 */
export function p256Signer(verifier: string, publicKey: BytesLike): string {
  const address = checkAddress("verifier", verifier);
  checkBytes("publicKey", publicKey);
  const key = hexlify(publicKey);
  const prefixed = dataLength(key) === 65 && key.startsWith("0x04");
  checkThat(prefixed || dataLength(key) === 64, "publicKey", key, "an uncompressed point of 64 bytes, or 65 from 04");
  return concat([address, prefixed ? dataSlice(key, 1) : key]);
}

/**
 * A P-256 signature (r, s) in the form that the chain accepts: of the two values of s that verify, the lower. The other one is
 * refused, so that nobody can turn a signature into a second one.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { p256Signature } from "tallystick/evidence";
 *
 * const accepted = p256Signature(signature);
 */
export function p256Signature(signature: BytesLike): string {
  const { r, s } = lowS(signature);
  return concat([r, s]);
}

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
 * import { webAuthnSignature } from "tallystick/evidence";
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

/**
 * r and s, 64 bytes, of a signature in DER, as passkeys and most secure elements give it.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { p256FromDer, p256Signature } from "tallystick/evidence";
 *
 * const accepted = p256Signature(p256FromDer(der));
 */
export function p256FromDer(der: BytesLike): string {
  checkBytes("signature", der);
  const hex = hexlify(der).slice(2);
  const [, total, body] = /^30(..)(.*)$/.exec(hex) ?? [];
  const read = (at: string | undefined) => {
    const [, length, rest] = /^02(..)(.*)$/.exec(at ?? "") ?? [];
    const end = Number.parseInt(length ?? "", 16) * 2;
    checkThat(end > 0 && rest !== undefined && rest.length >= end, "signature", `0x${hex}`, "a DER signature");
    return { value: BigInt(`0x${rest?.slice(0, end)}`), rest: rest?.slice(end) };
  };
  const r = read(body);
  const s = read(r.rest);
  const whole = s.rest === "" && Number.parseInt(total ?? "", 16) * 2 === body?.length;
  checkThat(whole && r.value < P256_ORDER && s.value < P256_ORDER, "signature", `0x${hex}`, "a DER signature");
  return concat([toBeHex(r.value, 32), toBeHex(s.value, 32)]);
}

function lowS(signature: BytesLike): { r: string; s: string } {
  checkBytes("signature", signature);
  checkThat(dataLength(signature) === 64, "signature", hexlify(signature), "64 bytes, r and s");
  const s = BigInt(dataSlice(signature, 32));
  checkThat(s < P256_ORDER, "signature", hexlify(signature), "r and s of P-256");
  return { r: dataSlice(signature, 0, 32), s: toBeHex(s > P256_ORDER / 2n ? P256_ORDER - s : s, 32) };
}

/** Where a text begins in another, counted in bytes as the contract counts. */
function byteIndex(text: string, part: string): number {
  const at = text.indexOf(part);
  checkThat(at >= 0, "clientDataJSON", text, `JSON with ${part}`);
  return new TextEncoder().encode(text.slice(0, at)).length;
}
