import { decodeBytes32String, hexlify, toUtf8Bytes, zeroPadBytes } from "ethers";
import { checkThat } from "../../core/check.ts";

const NAME = /^[\x21-\x7e]{1,31}$/;

/** A calendar's name as the chain keeps it. @throws `ARGUMENT_INVALID`. */
export function toCalendarId(name: string): string {
  checkThat(NAME.test(name), "calendar", name, "1 to 31 printable ASCII characters without spaces");
  return zeroPadBytes(hexlify(toUtf8Bytes(name)), 32);
}

/** The name of a calendar. What is no text comes back in hex. */
export function fromCalendarId(id: string): string {
  try {
    return decodeBytes32String(id);
  } catch {
    return id;
  }
}
