import { hexlify, toUtf8Bytes, toUtf8String } from "ethers";
import { checkThat } from "../../core/check.ts";

/** An ISO 4217 code as the chain has it: three bytes. @throws `ARGUMENT_INVALID`. */
export function toCurrencyBytes(currency: string): string {
  checkThat(/^[A-Z]{3}$/.test(currency), "currency", currency, "three capital letters, as in CNY");
  return hexlify(toUtf8Bytes(currency));
}

/** An ISO 4217 code of the chain's three bytes. */
export function fromCurrencyBytes(bytes: string): string {
  return toUtf8String(bytes);
}
