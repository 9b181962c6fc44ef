import { dataLength } from "ethers";
import { checkBytes, checkThat, checkTime } from "../../../core/check.ts";

/** KEM identifiers of RFC 9180, and the bytes that a public key has under each. */
export const KEMS = { "DHKEM(P-256, HKDF-SHA256)": 0x0010, "DHKEM(X25519, HKDF-SHA256)": 0x0020 } as const;
const LENGTHS: Readonly<Record<number, number>> = { 16: 65, 32: 32 };

/** A public key to which envelopes are sealed. Times are seconds since 1970. */
export interface EncryptionKey {
  /** Identifier of its mechanism in RFC 9180: 0x0010 is P-256, 0x0020 is X25519. */
  readonly kem: number;
  /** As RFC 9180 serialises it. */
  readonly publicKey: string;
  readonly notBefore: bigint | number;
  /** Last second at which something is sealed to it. */
  readonly notAfter: bigint | number;
}

/** @throws `ARGUMENT_INVALID`, `NOT_SECONDS`. */
export function checkEncryptionKey({ kem, publicKey, notBefore, notAfter }: EncryptionKey) {
  const length = LENGTHS[kem];
  checkThat(length !== undefined, "key.kem", kem, "0x0010 (P-256) or 0x0020 (X25519)");
  checkBytes("key.publicKey", publicKey);
  checkThat(dataLength(publicKey) === length, "key.publicKey", publicKey, `${length} bytes`);
  return {
    kem,
    publicKey,
    notBefore: checkTime("key.notBefore", notBefore),
    notAfter: checkTime("key.notAfter", notAfter),
  };
}
