import { getBytes, id } from "ethers";
import { KeccakRows, keccakAll } from "../../../../lib/keccak/keccak.ts";
import type { ContentId } from "./content-id.ts";
import { contentSchemaHash } from "./schema.ts";

/** First words of preimages, so that no hash of one kind can be taken for another. */
export const COLUMN_TAG = id("Tallystick content column v1");
export const ROW_TAG = id("Tallystick content row v1");
export const LEAF_TAG = id("Tallystick content leaf v1");

const HASH = 32;
const NUMBER = 4;
const LONG = 8;
/** Tag, number of the column, salt. */
const COLUMN_HEAD = HASH + NUMBER + HASH;
/** Longest column preimage that is hashed beside others: one block of keccak-256 with its padding. */
const SHORT = 135;
/** Tag, schema, resource, version, count; the row's number and digest follow. */
const LEAF_HEAD = 3 * HASH + 2 * LONG;
const LEAF = LEAF_HEAD + LONG + HASH;

/** Rows that are hashed together. */
export const ROWS_AT_ONCE = 1_024;

/** Encoded values of several rows, one after the other, and where each ends. */
export interface EncodedRows {
  readonly bytes: Uint8Array;
  /** A row's columns side by side, then the next row's. */
  readonly ends: Uint32Array;
}

/**
 * The column commitments of rows, 32 bytes each: keccak-256 of tag, number of the column (4 bytes), salt and encoded value.
 *
 * @param salts 32 bytes for each value, in the same order.
 * @param first Number of each row's first column.
 */
export function commitColumns(
  salts: Uint8Array,
  { bytes, ends }: EncodedRows,
  columns: number,
  first = 0,
): Uint8Array<ArrayBuffer> {
  const room = new KeccakRows(Math.min(ends.length, ROWS_AT_ONCE), SHORT);
  const tag = getBytes(COLUMN_TAG);
  for (let i = 0; i < room.bytes.length; i += room.stride) room.bytes.set(tag, i);
  const view = new DataView(room.bytes.buffer);
  const commitments = new Uint8Array(ends.length * HASH);
  const long: { readonly place: number; readonly message: Uint8Array }[] = [];
  let from = 0;
  for (let done = 0; done < ends.length; ) {
    const portion = Math.min(ROWS_AT_ONCE, ends.length - done);
    for (let i = 0; i < portion; i++) {
      const place = done + i;
      const end = ends[place] as number;
      const at = i * room.stride;
      view.setUint32(at + HASH, first + (place % columns));
      const salt = salts.subarray(place * HASH, (place + 1) * HASH);
      room.bytes.set(salt, at + HASH + NUMBER);
      const width = COLUMN_HEAD + end - from;
      if (width <= SHORT) {
        copyShort(bytes, from, end, room.bytes, at + COLUMN_HEAD);
        room.resize(i, width);
      } else {
        const message = new Uint8Array(width);
        message.set(room.bytes.subarray(at, at + COLUMN_HEAD));
        message.set(bytes.subarray(from, end), COLUMN_HEAD);
        long.push({ place, message });
      }
      from = end;
    }
    commitments.set(room.hash(portion), done * HASH);
    done += portion;
  }
  for (const [i, hash] of keccakAll(long.map(({ message }) => message)).entries()) {
    commitments.set(hash, (long[i] as { place: number }).place * HASH);
  }
  return commitments;
}

/** For so few bytes quicker than `set`. */
function copyShort(from: Uint8Array, begin: number, end: number, to: Uint8Array, place: number): void {
  for (let i = begin; i < end; i++) to[place + i - begin] = from[i] as number;
}

/** The digests of rows, 32 bytes each: keccak-256 of tag, number of columns (4 bytes) and the column commitments. */
export function digestRows(commitments: Uint8Array, columns: number): Uint8Array<ArrayBuffer> {
  const rows = commitments.length / (columns * HASH);
  const room = new KeccakRows(Math.min(rows, ROWS_AT_ONCE), HASH + NUMBER + columns * HASH);
  const head = new Uint8Array(HASH + NUMBER);
  head.set(getBytes(ROW_TAG));
  new DataView(head.buffer).setUint32(HASH, columns);
  for (let i = 0; i < room.bytes.length; i += room.stride) room.bytes.set(head, i);
  const digests = new Uint8Array(rows * HASH);
  for (let done = 0; done < rows; done += ROWS_AT_ONCE) {
    const portion = Math.min(ROWS_AT_ONCE, rows - done);
    for (let i = 0; i < portion; i++) {
      const at = (done + i) * columns * HASH;
      room.bytes.set(commitments.subarray(at, at + columns * HASH), i * room.stride + HASH + NUMBER);
    }
    digests.set(room.hash(portion), done * HASH);
  }
  return digests;
}

/**
 * The leaves of rows, 32 bytes each: keccak-256 of tag, schema hash, resource, version (8 bytes), count (8), number of the row (8) and
 * the row's digest, 152 bytes in all.
 */
export class LeafHasher {
  readonly #room: KeccakRows;

  /** @param portion Rows that are hashed together. */
  constructor({ schema, resource, version, count }: ContentId, portion = ROWS_AT_ONCE) {
    this.#room = new KeccakRows(portion, LEAF);
    const head = new Uint8Array(LEAF_HEAD);
    const view = new DataView(head.buffer);
    for (const [i, word] of [LEAF_TAG, contentSchemaHash(schema), resource].entries())
      head.set(getBytes(word), i * HASH);
    view.setBigUint64(3 * HASH, BigInt(version));
    view.setBigUint64(3 * HASH + LONG, BigInt(count));
    const { bytes, stride } = this.#room;
    for (let at = 0; at < bytes.length; at += stride) bytes.set(head, at);
  }

  /** @param from Number of the first row. */
  hash(from: number, digests: Uint8Array): Uint8Array<ArrayBuffer> {
    const { bytes, stride } = this.#room;
    const view = new DataView(bytes.buffer);
    const [rows, most] = [digests.length / HASH, bytes.length / stride];
    const leaves = new Uint8Array(digests.length);
    for (let done = 0; done < rows; done += most) {
      const portion = Math.min(most, rows - done);
      for (let i = 0; i < portion; i++) {
        const [at, row] = [i * stride + LEAF_HEAD, from + done + i];
        view.setUint32(at, Math.floor(row / 2 ** 32));
        view.setUint32(at + NUMBER, row >>> 0);
        bytes.set(digests.subarray((done + i) * HASH, (done + i + 1) * HASH), at + LONG);
      }
      leaves.set(this.#room.hash(portion), done * HASH);
    }
    return leaves;
  }
}
