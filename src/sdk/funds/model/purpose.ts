import { decodeBytes32String, hexlify, toUtf8Bytes, zeroPadBytes } from "ethers";
import { checkThat } from "../../core/check.ts";

const CODE = /^[\x21-\x7e]{1,31}$/;

/** The code of a purpose as the chain keeps it. @throws `ARGUMENT_INVALID`. */
export function toPurpose(field: string, code: string): string {
  checkThat(CODE.test(code), field, code, "1 to 31 printable ASCII characters without spaces");
  return zeroPadBytes(hexlify(toUtf8Bytes(code)), 32);
}

/** The code of a purpose. What is no text comes back in hex. */
export function fromPurpose(purpose: string): string {
  try {
    return decodeBytes32String(purpose);
  } catch {
    return purpose;
  }
}
