import { stateAfter } from "./compress.ts";
import { createFourHmacs, type FourHmacs, FREE_FROM, INNER, INPUT_OF_FOUR, OUTER } from "./four-hmacs.ts";

const BLOCK = 64;
const DIGEST = 32;
/** Messages by one call: few enough to stay in a core's cache. */
const PORTION = 2_048;
const PAGE = 0x1_0000;
const OUTPUT = FREE_FROM + (PORTION / 4) * INPUT_OF_FOUR;
const PAGES = Math.ceil((OUTPUT + PORTION * DIGEST) / PAGE);

/** HMAC-SHA-256 under one key of places in a grid: of the row, 8 bytes, and the column, 4 bytes, highest byte first. */
export class GridHmac {
  readonly #four: FourHmacs = createFourHmacs(PAGES);
  readonly #words: Uint32Array;

  /** @param key At most 64 bytes. */
  constructor(key: Uint8Array) {
    this.#words = new Uint32Array(this.#four.memory.buffer);
    for (const [pad, place] of [
      [0x36, INNER],
      [0x5c, OUTER],
    ] as const) {
      const block = new Uint8Array(BLOCK).fill(pad);
      for (const [i, byte] of key.entries()) block[i] = byte ^ pad;
      for (const [i, word] of stateAfter(block).entries())
        this.#words.fill(word, place / 4 + 4 * i, place / 4 + 4 * i + 4);
    }
  }

  /** Of rows from `from` on and columns from 0 on: the columns of a row side by side, then the next row, 32 bytes each. */
  hash(from: number, rows: number, columns: number): Uint8Array<ArrayBuffer> {
    const total = rows * columns;
    const output = new Uint8Array(total * DIGEST);
    const words = this.#words;
    let [row, column] = [from, 0];
    for (let done = 0; done < total; done += PORTION) {
      const portion = Math.min(PORTION, total - done);
      for (let i = 0; i < portion; i++) {
        const at = FREE_FROM / 4 + (i >> 2) * (INPUT_OF_FOUR / 4) + (i & 3);
        words[at] = Math.floor(row / 2 ** 32);
        words[at + 4] = row >>> 0;
        words[at + 8] = column;
        if (++column === columns) {
          column = 0;
          row++;
        }
      }
      this.#four.run(FREE_FROM, OUTPUT, Math.ceil(portion / 4));
      output.set(new Uint8Array(this.#four.memory.buffer, OUTPUT, portion * DIGEST), done * DIGEST);
    }
    return output;
  }
}
