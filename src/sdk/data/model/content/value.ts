/**
 * A value of a column: null where there is none; else by the column's type a boolean, a bigint (integer; days since 1970-01-01 of a
 * date; microseconds since 1970-01-01T00:00Z of a timestamp, since midnight of a time), a decimal's digits, a number (double), a
 * text, or bytes.
 */
export type ContentValue = null | boolean | bigint | number | string | Uint8Array;

/** First byte of an encoded value. docs/data-content.md has what follows it. */
export const MARK = {
  null: 0,
  boolean: 1,
  integer: 2,
  decimal: 3,
  double: 4,
  text: 5,
  bytes: 6,
  date: 7,
  timestamp: 8,
  time: 9,
} as const;

/** Bytes after the first, of types whose values have one length. */
export const WIDTHS: Readonly<Record<number, number>> = {
  [MARK.null]: 0,
  [MARK.boolean]: 1,
  [MARK.double]: 8,
  [MARK.date]: 4,
  [MARK.timestamp]: 8,
  [MARK.time]: 8,
};

/** A day in microseconds; a time may be 24:00. */
export const DAY = 86_400_000_000n;
/** Most bytes of an integer: those of 256 bits. */
export const INTEGER_BYTES = 32;
/** The one not-a-number. */
export const NAN_HIGH = 0x7ff80000;
