import { canonicalJson } from "../../../sdk/core/json/canonical-json.ts";
import { type ContentId, checkContentId } from "../../../sdk/data/model/content/content-id.ts";
import { endOfValue } from "../../../sdk/data/model/content/decode-value.ts";
import { columnsOf } from "../../../sdk/data/model/content/schema.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import type { Run } from "../../../sdk/data/model/tree/beside.ts";
import { NODE } from "../../../sdk/data/model/tree/tree-root.ts";
import { publishingError } from "../content-errors.ts";
import type { ContentFile, ContentFolders } from "../files.ts";
import { CONTENT_FILE, NODES_FILE, OFFSET_BYTES, OFFSET_EVERY, OFFSETS_FILE, ROWS_FILE } from "./layout.ts";

/** A published content, open. Memory is flat: what is asked for is read from its files. */
export interface StoredContent {
  readonly content: ContentId;
  readonly root: string;
  /** Encoded rows, in batches of a bounded number and size. */
  readRows(run: Run): Generator<RowBatch>;
  /** The nodes at some places of the tree. */
  readNodes(places: readonly number[]): Uint8Array[];
  close(): void;
}

/** Rows of a batch. */
const BATCH = 64 * OFFSET_EVERY;
/** Bytes after which fewer offsets are read at once. */
const BATCH_BYTES = 2 ** 22;

/** @throws `PUBLISHED_CONTENT_DAMAGED`. */
export function openPublished(folders: ContentFolders, folder: string): StoredContent {
  const damaged = (reason: string, cause?: unknown) =>
    publishingError("PUBLISHED_CONTENT_DAMAGED", `${folder}: ${reason}`, { path: folder, reason }, cause);
  const { content, root } = readDescription(folders.readText(folder, CONTENT_FILE), damaged);
  const columns = columnsOf(content.schema);
  const files: ContentFile[] = [];
  const open = (name: string) => {
    const file = folders.open(folder, name);
    files.push(file);
    return file;
  };
  const close = () => {
    for (const file of files.splice(0)) file.close();
  };
  try {
    const [rows, offsets, nodes] = [open(ROWS_FILE), open(OFFSETS_FILE), open(NODES_FILE)];
    const marks = Math.ceil(content.count / OFFSET_EVERY) + 1;
    if (nodes.size !== (2 * content.count - 1) * NODE) throw damaged("nodes are missing");
    if (offsets.size !== marks * OFFSET_BYTES) throw damaged("offsets are missing");
    const offsetAt = (mark: number) =>
      Number(new DataView(offsets.read(mark * OFFSET_BYTES, OFFSET_BYTES).buffer).getBigUint64(0));
    if (rows.size !== offsetAt(marks - 1)) throw damaged("rows are missing");
    return {
      content,
      root,
      *readRows({ from, to }) {
        for (let at = from; at < to; ) {
          const mark = Math.floor(at / OFFSET_EVERY);
          let last = Math.min(marks - 1, Math.ceil(Math.min(to, at + BATCH) / OFFSET_EVERY));
          const begin = offsetAt(mark);
          while (last > mark + 1 && offsetAt(last) - begin > BATCH_BYTES) last = mark + Math.ceil((last - mark) / 2);
          const bytes = rows.read(begin, offsetAt(last) - begin);
          const end = Math.min(to, last * OFFSET_EVERY);
          const { batch, next } = cutRows(bytes, mark * OFFSET_EVERY, at, end);
          if (next > bytes.length) throw damaged(`row ${at} is cut off`);
          yield batch;
          at = end;
        }
      },
      readNodes: (places) => places.map((place) => nodes.read(place * NODE, NODE)),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }

  /** The rows from `from` to before `to` of bytes that begin with row `first`. */
  function cutRows(bytes: Uint8Array, first: number, from: number, to: number): { batch: RowBatch; next: number } {
    let at = 0;
    for (let i = 0; i < (from - first) * columns.length; i++) {
      at = endOfValue(bytes, at, columns[i % columns.length] as (typeof columns)[number]);
    }
    const begin = at;
    const ends = new Uint32Array((to - from) * columns.length);
    for (let i = 0; i < ends.length; i++) {
      at = endOfValue(bytes, at, columns[i % columns.length] as (typeof columns)[number]);
      ends[i] = at - begin;
    }
    return { batch: { from, bytes: bytes.slice(begin, at), ends }, next: at };
  }
}

function readDescription(
  text: string,
  damaged: (reason: string, cause?: unknown) => Error,
): { content: ContentId; root: string } {
  try {
    const { root, schema, resource, version, count } = JSON.parse(text);
    const content = checkContentId({ schema, resource, version, count });
    if (canonicalJson(JSON.parse(text)) !== text || typeof root !== "string")
      throw new Error("not in its canonical form");
    return { content, root };
  } catch (cause) {
    throw damaged(`${CONTENT_FILE} is not what was written`, cause);
  }
}
