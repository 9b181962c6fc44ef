import { type UnitState, unpackUnitWord } from "../../sdk/custody/model/unit-word.ts";

/** What a unit's word says, however large its quantity is. */
export type Word = Exact<UnitState>;

/** Something measured, with its quantity in decimal. */
export type Exact<Terms> = Omit<Terms, "quantity"> & { readonly quantity: string };

/** The 56 bits of a quantity: more than a number holds exactly, which is why the SDK refuses the largest of them. */
const QUANTITY = (1n << 56n) - 1n;

/** As `unpackUnitWord`, for every quantity. */
export const wordOf = (decimal: string): Word => readExactly(BigInt(decimal), 0n, unpackUnitWord);

/** Reads a word of custody with a reader of the SDK, and its quantity, which begins at bit `shift`, apart. */
export function readExactly<Terms extends { readonly quantity: number }>(
  word: bigint,
  shift: bigint,
  unpack: (word: bigint) => Terms,
): Exact<Terms> {
  return { ...unpack(word & ~(QUANTITY << shift)), quantity: String((word >> shift) & QUANTITY) };
}
