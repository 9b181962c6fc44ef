import { checkWhole, safe } from "./whole.ts";

/** One field of a packed word: its name, its value, how many bits it has and where they begin. */
export type WordField = readonly [name: string, value: number, bits: number, shift: number];

/** Packs several numbers into one word. @throws `ARGUMENT_INVALID` with the number that does not fit its bits. */
export function packWord(fields: readonly WordField[]): bigint {
  return fields.reduce((word, [name, value, bits, shift]) => {
    return word | (BigInt(checkWhole(name, value, 0, largestOfBits(bits))) << BigInt(shift));
  }, 0n);
}

/** Reads one number of a packed word. @throws `NUMBER_TOO_LARGE`. */
export function wordField(name: string, word: bigint, bits: number, shift: number): number {
  return safe(name, (word >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n));
}

/** The largest number that fits so many bits and that this program computes with exactly. */
export function largestOfBits(bits: number): number {
  return Math.min(2 ** bits - 1, Number.MAX_SAFE_INTEGER);
}

/** Packs a set of numbers into bits. @throws `ARGUMENT_INVALID`. */
export function bitsOf(name: string, numbers: readonly number[], count: number): number {
  return numbers.reduce((bits, number) => bits | (1 << checkWhole(name, number, 0, count - 1)), 0);
}

/** The numbers of a set of bits, ascending. */
export function numbersOf(bits: number): number[] {
  return Array.from({ length: 32 }, (_, i) => i).filter((i) => (bits >>> i) & 1);
}
