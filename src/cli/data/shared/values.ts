import { InvalidArgumentError } from "commander";

/** 32 bytes in hex: an id, or a hash. */
export function hash(text: string): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError("Not 32 bytes in hex.");
  return text.toLowerCase();
}
