import { INTEGER_BYTES, MARK, NAN_HIGH } from "./value.ts";

/**
 * Writes encoded values one after the other into a buffer that grows. What it is given is trusted to be of the column's type: the
 * checks are `encodeValue`'s, and those of whoever reads typed columns.
 */
export class ValueWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;
  #view: DataView<ArrayBuffer>;

  constructor(capacity = 1_024) {
    this.bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.bytes.buffer);
  }

  #room(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.#view = new DataView(larger.buffer);
  }

  #begin(mark: number, width: number): number {
    this.#room(1 + width);
    this.bytes[this.length] = mark;
    const at = this.length + 1;
    this.length = at + width;
    return at;
  }

  null(): void {
    this.#begin(MARK.null, 0);
  }

  boolean(value: boolean): void {
    this.bytes[this.#begin(MARK.boolean, 1)] = value ? 1 : 0;
  }

  /** The shortest two's complement, highest byte first. */
  integer(value: bigint): void {
    if (BigInt.asIntN(32, value) === value) {
      const small = Number(value);
      let width = 1;
      while (small >> (8 * width - 1) !== 0 && small >> (8 * width - 1) !== -1) width++;
      const at = this.#begin(MARK.integer, 1 + width);
      this.bytes[at] = width;
      for (let i = 0; i < width; i++) this.bytes[at + width - i] = small >> (8 * i);
      return;
    }
    let width = 5;
    while (BigInt.asIntN(8 * width, value) !== value) width++;
    if (width > INTEGER_BYTES) throw new RangeError("an integer of more than 256 bits");
    const at = this.#begin(MARK.integer, 1 + width);
    this.bytes[at] = width;
    for (let i = 0; i < width; i++) this.bytes[at + width - i] = Number((value >> BigInt(8 * i)) & 0xffn);
  }

  /** Minus zero as zero, and every not-a-number as one. */
  double(value: number): void {
    const at = this.#begin(MARK.double, 8);
    if (Number.isNaN(value)) {
      this.#view.setUint32(at, NAN_HIGH);
      this.#view.setUint32(at + 4, 0);
    } else this.#view.setFloat64(at, value === 0 ? 0 : value);
  }

  date(days: number): void {
    const at = this.#begin(MARK.date, 4);
    this.#view.setInt32(at, days);
  }

  timestamp(microseconds: bigint): void {
    const at = this.#begin(MARK.timestamp, 8);
    this.#view.setBigInt64(at, microseconds);
  }

  time(microseconds: bigint): void {
    const at = this.#begin(MARK.time, 8);
    this.#view.setBigInt64(at, microseconds);
  }

  /** Text in UTF-8, a decimal's digits, or bytes as they are. */
  sized(mark: typeof MARK.text | typeof MARK.decimal | typeof MARK.bytes, content: Uint8Array): void {
    const at = this.#begin(mark, 4 + content.length);
    this.#view.setUint32(at, content.length);
    this.bytes.set(content, at + 4);
  }

  raw(content: Uint8Array): void {
    this.#room(content.length);
    this.bytes.set(content, this.length);
    this.length += content.length;
  }

  /** A copy of what was written. */
  take(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}
