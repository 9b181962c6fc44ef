import { commitColumns, type EncodedRows } from "../content/hash-rows.ts";
import type { SaltSource } from "../content/salts.ts";
import { columnsOf } from "../content/schema.ts";
import { contentError } from "../content-errors.ts";
import { type ExtractionHead, encodeExtractionHead } from "./head.ts";

/** Encoded rows from one number on. */
export interface RowBatch extends EncodedRows {
  readonly from: number;
}

export interface WriteExtractionParameters {
  readonly head: ExtractionHead;
  readonly salts: SaltSource;
  /** The rows of the head's runs, in their order. */
  readonly rows: AsyncIterable<RowBatch> | Iterable<RowBatch>;
}

const SALT = 32;
/** Number of rows and of bytes before each frame. */
export const FRAME_HEAD = 8;
export const MAX_FRAME = 2 ** 26;

/**
 * The bytes of an extraction: its head, then frames of whole rows, then an empty frame. In a row each shown column is its salt and its
 * value, each hidden one its commitment; with the seed in the head the rows are values only.
 *
 * @throws what the rows throw; `CONTENT_STREAM_INVALID` when they are not those of the head.
 */
export async function* writeExtraction({
  head,
  salts,
  rows,
}: WriteExtractionParameters): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield encodeExtractionHead(head);
  const columns = columnsOf(head.content.schema);
  const shown = columns.map(({ name }) => head.columns.includes(name));
  const expected = head.runs.values();
  let run = expected.next().value;
  let next = run?.from;
  for await (const batch of rows) {
    const count = batch.ends.length / columns.length;
    if (run === undefined || batch.from !== next || batch.from + count > run.to) {
      throw contentError("CONTENT_STREAM_INVALID", `extraction: rows from ${batch.from} come out of turn`, {
        at: batch.from,
      });
    }
    next = batch.from + count;
    if (next === run.to) {
      run = expected.next().value;
      next = run?.from;
    }
    const body = head.seed === undefined ? withSalts(batch, salts(batch.from, count), shown) : batch.bytes;
    yield* [frameHead(count, body.length), body as Uint8Array<ArrayBuffer>];
  }
  if (run !== undefined)
    throw contentError("CONTENT_STREAM_INVALID", `extraction: row ${next} is missing`, { at: next });
  yield frameHead(0, 0);
}

function frameHead(rows: number, bytes: number): Uint8Array<ArrayBuffer> {
  if (bytes > MAX_FRAME) throw contentError("CONTENT_STREAM_INVALID", `a frame of ${bytes} bytes`, { at: bytes });
  const head = new Uint8Array(FRAME_HEAD);
  new DataView(head.buffer).setUint32(0, rows);
  new DataView(head.buffer).setUint32(4, bytes);
  return head;
}

function withSalts(
  { bytes, ends }: EncodedRows,
  salts: Uint8Array,
  shown: readonly boolean[],
): Uint8Array<ArrayBuffer> {
  const hidden = shown.includes(false) ? commitColumns(salts, { bytes, ends }, shown.length) : undefined;
  const body = new Uint8Array(ends.length * SALT + bytes.length);
  let [at, from] = [0, 0];
  for (let place = 0; place < ends.length; place++) {
    const end = ends[place] as number;
    const isShown = shown[place % shown.length] === true;
    body.set((isShown ? salts : (hidden as Uint8Array)).subarray(place * SALT, (place + 1) * SALT), at);
    at += SALT;
    if (isShown) {
      body.set(bytes.subarray(from, end), at);
      at += end - from;
    }
    from = end;
  }
  return body.subarray(0, at);
}
