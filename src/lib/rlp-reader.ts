/** What RLP is decoded to: bytes in hex, and lists. */
export type RlpItem = string | readonly RlpItem[];

/** Says what is wrong with a field, as an error of whoever reads. */
export type RefuseField = (field: string, value: unknown, expected: string) => never;

/** What takes an item of RLP for what a field has to be. */
export interface RlpReader {
  /** A string of so many bytes. */
  bytes(field: string, item: RlpItem | undefined, length: number): string;
  /** A number without leading zeros, of at most six bytes: what is exact in JavaScript. */
  scalar(field: string, item: RlpItem | undefined): number;
  list(field: string, item: RlpItem | undefined): readonly RlpItem[];
  /** None of the above. */
  readonly refuse: RefuseField;
}

const HEX = /^0x(?:[0-9a-fA-F]{2})*$/;
const MOST_BYTES = 6;

export function rlpReader(refuse: RefuseField): RlpReader {
  const isBytes = (item: unknown): item is string => typeof item === "string" && HEX.test(item);
  return {
    bytes(field, item, length) {
      return isBytes(item) && item.length === 2 + 2 * length ? item : refuse(field, item, `${length} bytes`);
    },
    scalar(field, item) {
      if (!isBytes(item) || item.length > 2 + 2 * MOST_BYTES || item.startsWith("0x00"))
        return refuse(field, item, "a number below 2^48 without leading zeros");
      return item === "0x" ? 0 : Number(item);
    },
    list(field, item) {
      return typeof item === "object" ? item : refuse(field, item, "a list");
    },
    refuse,
  };
}
