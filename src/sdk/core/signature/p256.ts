import { type BytesLike, concat, dataLength, dataSlice, hexlify, toBeHex } from "ethers";
import { checkAddress, checkBytes, checkThat } from "../check.ts";

/** Order of the P-256 group. */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * The ERC-7913 signer of a P-256 key: a secure element under `ERC7913P256Verifier`, a passkey under `ERC7913WebAuthnVerifier`.
 *
 * @param publicKey The point: 64 bytes, or 65 with the leading 04 that WebCrypto's "raw" export and secure elements give.
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { deployedContract, p256Signer } from "tallystick";
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
 * import { p256Signature } from "tallystick";
 *
 * const accepted = p256Signature(signature);
 */
export function p256Signature(signature: BytesLike): string {
  const { r, s } = lowS(signature);
  return concat([r, s]);
}

/**
 * r and s, 64 bytes, of a signature in DER, as passkeys and most secure elements give it.
 *
 * @throws `ARGUMENT_INVALID`.
 *
 * @example
 * import { p256FromDer, p256Signature } from "tallystick";
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

/** r and s with the lower of the two values of s that verify. @throws `ARGUMENT_INVALID`. */
export function lowS(signature: BytesLike): { r: string; s: string } {
  checkBytes("signature", signature);
  checkThat(dataLength(signature) === 64, "signature", hexlify(signature), "64 bytes, r and s");
  const s = BigInt(dataSlice(signature, 32));
  checkThat(s < P256_ORDER, "signature", hexlify(signature), "r and s of P-256");
  return { r: dataSlice(signature, 0, 32), s: toBeHex(s > P256_ORDER / 2n ? P256_ORDER - s : s, 32) };
}
