import { checkWhole, safe } from "../../core/whole.ts";

/** One field of a packed word: its name, its value, how many bits it has and where they begin. */
export type WordField = readonly [name: string, value: number, bits: number, shift: number];

/** Several numbers in one word. @throws `ARGUMENT_INVALID` with the one that does not fit its bits. */
export function packWord(fields: readonly WordField[]): bigint {
  return fields.reduce((word, [name, value, bits, shift]) => {
    return word | (BigInt(checkWhole(name, value, 0, largest(bits))) << BigInt(shift));
  }, 0n);
}

/** One number of a word. @throws `NUMBER_TOO_LARGE`. */
export function wordField(name: string, word: bigint, bits: number, shift: number): number {
  return safe(name, (word >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n));
}

/** The largest number of so many bits with which this program computes exactly. */
export function largest(bits: number): number {
  return Math.min(2 ** bits - 1, Number.MAX_SAFE_INTEGER);
}

/** The bits of a set of numbers: of classes, of steps. @throws `ARGUMENT_INVALID`. */
export function bitsOf(name: string, numbers: readonly number[], count: number): number {
  return numbers.reduce((bits, number) => bits | (1 << checkWhole(name, number, 0, count - 1)), 0);
}

/** The numbers of a bit set, ascending. */
export function numbersOf(bits: number): number[] {
  return Array.from({ length: 32 }, (_, i) => i).filter((i) => (bits >>> i) & 1);
}
