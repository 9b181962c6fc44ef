import { decodeBytes32String, hexlify, toUtf8Bytes, zeroPadBytes } from "ethers";
import { checkThat } from "./check.ts";

const NAME = /^[\x21-\x7e]{1,16}$/;

/**
 * A parameter or unit as the chain keeps it: up to 16 printable ASCII characters without spaces, padded with zeros.
 *
 * @throws `ARGUMENT_INVALID`.
 */
export function toName16(field: string, text: string): string {
  checkThat(NAME.test(text), field, text, "1 to 16 printable ASCII characters without spaces");
  return zeroPadBytes(hexlify(toUtf8Bytes(text)), 16);
}

/** The text of such a name. What is no text comes back in hex, as nobody may be kept from seeing it. */
export function fromName16(bytes: string): string {
  try {
    return decodeBytes32String(zeroPadBytes(bytes, 32));
  } catch {
    return bytes;
  }
}
