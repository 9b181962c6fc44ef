import { InvalidArgumentError } from "commander";
import { isHexString } from "ethers";

export function hash(text: string): string {
  if (!isHexString(text, 32)) throw new InvalidArgumentError("Not 32 bytes in hex.");
  return text.toLowerCase();
}

/** "1000.50" in the hundredth part of the unit. */
export function money(text: string): bigint {
  const [, whole, cents = ""] = /^(\d{1,26})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new InvalidArgumentError("Not an amount such as 1000.50.");
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
}

export function showMoney(amount: bigint): string {
  return `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}`;
}

/** Option values that are given several times, in their order. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, hash(text)];

/** When a signature ends, if nothing is said. */
export const inADay = () => BigInt(Math.floor(Date.now() / 1000) + 86_400);
