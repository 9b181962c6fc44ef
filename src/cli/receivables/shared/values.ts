import { InvalidArgumentError } from "commander";
import { isHexString } from "ethers";
import { isDay } from "../../../sdk/receivables/invoice/read-date.ts";

// Readers of command-line values, and how amounts are shown: cash has two decimals.

/** 1000.5 is 100050n. */
export function money(text: string): bigint {
  const [, whole, part = ""] = /^(\d{1,30})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new InvalidArgumentError("Not an amount such as 1000.50.");
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, "0"));
}

export function showMoney(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
}

export function hash(text: string): string {
  if (!isHexString(text, 32)) throw new InvalidArgumentError("Not 32 bytes in hex.");
  return text.toLowerCase();
}

export const hashes = (text: string, before: readonly string[] = []): string[] => [...before, hash(text)];

export function day(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Not a date such as 2027-01-31.");
  return text;
}

/** Of a request or a signature, a day from now if nothing is said. */
export const inADay = () => BigInt(Math.floor(Date.now() / 1000) + 86_400);
