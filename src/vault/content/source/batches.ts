import { MAX_ROW_BYTES } from "../../../sdk/data/model/content/schema.ts";
import { ValueWriter } from "../../../sdk/data/model/content/value-writer.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import { publishingError } from "../content-errors.ts";
import { BATCH_BYTES, BATCH_ROWS } from "./source.ts";

/** Gathers encoded values into batches of rows. */
export class BatchBuilder {
  writer = new ValueWriter(BATCH_BYTES / 16);
  readonly #columns: number;
  #ends: Uint32Array<ArrayBuffer>;
  #values = 0;
  #rowBegin = 0;
  /** Number of the first row of the batch. */
  #from = 0;

  constructor(columns: number) {
    this.#columns = columns;
    this.#ends = new Uint32Array(BATCH_ROWS * columns);
  }

  /** Number of the row whose values are being written. */
  get row(): number {
    return this.#from + Math.floor(this.#values / this.#columns);
  }

  get isFull(): boolean {
    return this.#values === this.#ends.length || this.writer.length >= BATCH_BYTES;
  }

  get isEmpty(): boolean {
    return this.#values === 0;
  }

  endValue(): void {
    this.#ends[this.#values++] = this.writer.length;
  }

  /** @throws `SOURCE_ROW_TOO_LARGE`. */
  endRow(): void {
    const size = this.writer.length - this.#rowBegin;
    if (size > MAX_ROW_BYTES) {
      const row = this.row - 1;
      throw publishingError("SOURCE_ROW_TOO_LARGE", `row ${row} has ${size} bytes, more than ${MAX_ROW_BYTES}`, {
        row,
        size,
      });
    }
    this.#rowBegin = this.writer.length;
  }

  /** The rows so far; begins the next batch. */
  take(): RowBatch {
    const batch = { from: this.#from, bytes: this.writer.take(), ends: this.#ends.slice(0, this.#values) };
    this.#from += this.#values / this.#columns;
    this.#values = 0;
    this.#rowBegin = 0;
    this.writer.length = 0;
    return batch;
  }
}
