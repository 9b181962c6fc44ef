import { InvalidArgumentError } from "commander";

// Readers of the values that contracts keep, and how amounts are shown: cash has two decimals. None of it loads what signs.

/** 32 bytes in hex: the id of a thing, a hash. */
export function hash(text: string): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError("Not 32 bytes in hex.");
  return text.toLowerCase();
}

/** Hashes that are given one by one, in their order. */
export const hashes = (text: string, before: readonly string[] = []): string[] => [...before, hash(text)];

/** An address as it was written: who uses it looks at its checksum. */
export function address(text: string): string {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text)) throw new InvalidArgumentError("Not an address: 20 bytes in hex.");
  return text;
}

/** "1000.50" in the hundredth part of the unit. */
export function money(text: string): bigint {
  const [, whole, cents = ""] = /^(\d{1,30})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) throw new InvalidArgumentError("Not an amount such as 1000.50.");
  return BigInt(whole) * 100n + BigInt(cents.padEnd(2, "0"));
}

export function showMoney(amount: bigint): string {
  const [sign, size] = amount < 0n ? ["-", -amount] : ["", amount];
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
}

/** When a request or a signature ends, if nothing is said: a day from now. */
export const inADay = (): bigint => BigInt(Math.floor(Date.now() / 1_000) + 86_400);
