import { checkThat } from "../../core/check.ts";

/** What a list says of a tag. */
export interface WatchlistEntry {
  /** 20 bytes in hex. */
  readonly tag: string;
  /** Organisations whose reports are in force, each on its own knowledge. */
  readonly reporters: number;
  /** How many of them somebody objected to, and nobody has decided yet. */
  readonly contested: number;
  /** Numbers of the reasons, from 0 to 31. */
  readonly reasons: readonly number[];
  /** Last second of the last of them. */
  readonly until: bigint;
}

const TAG_BITS = 160n;

/** Reasons of a bit map. */
export const reasonsOf = (bits: number): number[] =>
  Array.from({ length: 32 }, (_, reason) => reason).filter((reason) => (bits >>> reason) & 1);

/** One word: | tag 160 | reporters 8 | contested 8 | reasons 32 | until 48 |, 32 bytes in hex. @throws `ARGUMENT_INVALID`. */
export function packEntry({ tag, reporters, contested, reasons, until }: WatchlistEntry): string {
  checkThat(/^0x[0-9a-f]{40}$/i.test(tag), "tag", tag, "20 bytes in hex");
  const bits = reasons.reduce((all, reason) => all | (1n << BigInt(reason)), 0n);
  const word = (BigInt(tag) << 96n) | (BigInt(reporters) << 88n) | (BigInt(contested) << 80n) | (bits << 48n) | until;
  return `0x${word.toString(16).padStart(64, "0")}`;
}

/** An entry of its word. @throws `ARGUMENT_INVALID`. */
export function unpackEntry(word: string): WatchlistEntry {
  checkThat(/^0x[0-9a-f]{64}$/i.test(word), "entry", word, "32 bytes in hex");
  const value = BigInt(word);
  return {
    tag: `0x${(value >> 96n).toString(16).padStart(40, "0")}`,
    reporters: Number((value >> 88n) & 0xffn),
    contested: Number((value >> 80n) & 0xffn),
    reasons: reasonsOf(Number((value >> 48n) & 0xffff_ffffn)),
    until: value & 0xffff_ffff_ffffn,
  };
}

/** The bucket that a tag belongs to. @throws `ARGUMENT_INVALID`. */
export function bucketOfTag(tag: string, bits: number): number {
  checkThat(/^0x[0-9a-f]{40}$/i.test(tag), "tag", tag, "20 bytes in hex");
  return Number(BigInt(tag) >> (TAG_BITS - BigInt(bits)));
}
