import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import type { ContentFile } from "../files.ts";
import { OFFSET_BYTES, OFFSET_EVERY } from "./layout.ts";

/** Writes rows and where they are, in their order. */
export class RowWriter {
  readonly #rows: ContentFile;
  readonly #offsets: ContentFile;
  readonly #columns: number;
  #size = 0;
  #marks = 0;
  /** Rows written. */
  count = 0;

  constructor(rows: ContentFile, offsets: ContentFile, columns: number) {
    this.#rows = rows;
    this.#offsets = offsets;
    this.#columns = columns;
  }

  write({ bytes, ends }: RowBatch): void {
    const rows = ends.length / this.#columns;
    const marks: number[] = [];
    for (let row = (OFFSET_EVERY - (this.count % OFFSET_EVERY)) % OFFSET_EVERY; row < rows; row += OFFSET_EVERY) {
      marks.push(this.#size + (row === 0 ? 0 : (ends[row * this.#columns - 1] as number)));
    }
    this.#mark(marks);
    this.#rows.write(this.#size, bytes);
    this.#size += bytes.length;
    this.count += rows;
  }

  end(): void {
    this.#mark([this.#size]);
    this.#rows.sync();
    this.#offsets.sync();
  }

  #mark(places: readonly number[]): void {
    const bytes = new Uint8Array(places.length * OFFSET_BYTES);
    const view = new DataView(bytes.buffer);
    for (const [i, place] of places.entries()) view.setBigUint64(i * OFFSET_BYTES, BigInt(place));
    this.#offsets.write(this.#marks * OFFSET_BYTES, bytes);
    this.#marks += places.length;
  }
}
