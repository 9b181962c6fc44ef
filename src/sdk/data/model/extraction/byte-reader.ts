import { contentError } from "../content-errors.ts";
import type { ByteSource } from "../seal/chunks.ts";

/** Takes so many bytes at a time from bytes as they come. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #piece: Uint8Array = new Uint8Array();
  #at = 0;
  /** Bytes taken. */
  taken = 0;

  constructor(source: ByteSource) {
    this.#pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  /** @throws `CONTENT_STREAM_INVALID` when fewer are left. */
  async take(size: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(size);
    for (let filled = 0; filled < size; ) {
      if (this.#at === this.#piece.length && !(await this.#advance())) {
        const at = this.taken + filled;
        throw contentError("CONTENT_STREAM_INVALID", `the extraction is cut off after ${at} bytes`, {
          at,
          reason: "cut off",
        });
      }
      const more = this.#piece.subarray(this.#at, this.#at + size - filled);
      bytes.set(more, filled);
      filled += more.length;
      this.#at += more.length;
    }
    this.taken += size;
    return bytes;
  }

  /** Reads to the end, where nothing may be left. @throws `CONTENT_STREAM_INVALID`. */
  async end(): Promise<void> {
    while (this.#at === this.#piece.length) if (!(await this.#advance())) return;
    throw contentError("CONTENT_STREAM_INVALID", `the extraction goes on after its end at ${this.taken}`, {
      at: this.taken,
    });
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #advance(): Promise<boolean> {
    const { done, value } = await this.#pieces.next();
    if (done) return false;
    this.#piece = value;
    this.#at = 0;
    return true;
  }
}
