import { hexlify } from "ethers";
import { checkBytes32 } from "../../../core/check.ts";
import { decodeValue, endOfValue } from "../content/decode-value.ts";
import { commitColumns, digestRows, LeafHasher } from "../content/hash-rows.ts";
import { type SaltSource, saltsOf } from "../content/salts.ts";
import { type Column, columnsOf, contentSchemaHash } from "../content/schema.ts";
import type { ContentValue } from "../content/value.ts";
import type { ExpectedContent } from "../content/verify-disclosure.ts";
import { contentError } from "../content-errors.ts";
import type { ByteSource } from "../seal/chunks.ts";
import { placesBeside } from "../tree/beside.ts";
import { NODE, TreeRoot } from "../tree/tree-root.ts";
import { ByteReader } from "./byte-reader.ts";
import { decodeExtractionHead, type ExtractionHead, FIXED, headLength } from "./head.ts";
import { FRAME_HEAD, MAX_FRAME } from "./write.ts";

/** Rows of an extraction that stand one after the other in their version. */
export interface ExtractedRows {
  /** Number of the first. */
  readonly from: number;
  readonly count: number;
  /** Values of a row by the schema's columns; undefined where one is hidden. @param row From 0, among these. */
  values(row: number): (ContentValue | undefined)[];
}

/**
 * Reads an extraction and verifies it against the version's content root: whether all its rows are those is known at the end, which
 * throws if not, so use nothing of it before. Memory is flat.
 *
 * @throws `CONTENT_ROOT_MISMATCH` when a value, salt, place, number or schema is not the one committed to; `CONTENT_STREAM_INVALID`,
 * `CONTENT_PROOF_INVALID`, `CONTENT_ROW_INVALID`, `CONTENT_VALUE_INVALID`, `CONTENT_SCHEMA_INVALID` when it is malformed or about another version.
 *
 * @example
 * import { readExtraction } from "tallystick/data";
 *
 * for await (const rows of readExtraction({ root, resource, version, count }, content)) {
 *   for (let i = 0; i < rows.count; i++) keep(rows.from + i, rows.values(i));
 * }
 */
export async function* readExtraction(expected: ExpectedContent, source: ByteSource): AsyncGenerator<ExtractedRows> {
  const reader = new ByteReader(source);
  try {
    const head = await readHead(reader, expected);
    const proof = startProof(head);
    const expectedRows = rowsInTurn(head);
    for (;;) {
      const { rows, size } = await readFrameHead(reader);
      if (rows === 0) break;
      const from = expectedRows(rows, reader.taken);
      const frame = splitFrame(await reader.take(size), rows, proof.columns, proof.shown, head.seed === undefined);
      proof.add(from, rows, frame);
      yield { from, count: rows, values: (row) => valuesOf(frame, row, proof.columns) };
    }
    expectedRows(0, reader.taken);
    await reader.end();
    const root = hexlify(proof.tree.finish());
    if (root !== checkBytes32("root", expected.root)) {
      throw contentError("CONTENT_ROOT_MISMATCH", `the rows lead to ${root}, not to ${expected.root}`, {
        expected: expected.root,
        actual: root,
      });
    }
  } finally {
    await reader.close();
  }
}

async function readHead(reader: ByteReader, expected: ExpectedContent): Promise<ExtractionHead> {
  const fixed = await reader.take(FIXED);
  const rest = await reader.take(headLength(fixed) - FIXED);
  const bytes = new Uint8Array(FIXED + rest.length);
  bytes.set(fixed);
  bytes.set(rest, FIXED);
  const head = decodeExtractionHead(bytes);
  const actual = { ...head.content, schemaHash: contentSchemaHash(head.content.schema) };
  for (const field of ["resource", "version", "count", "schemaHash"] as const) {
    const wanted = expected[field];
    if (wanted === undefined || actual[field] === (typeof wanted === "string" ? wanted.toLowerCase() : wanted))
      continue;
    throw contentError("CONTENT_PROOF_INVALID", `extraction: ${field} should be ${wanted}, is ${actual[field]}`, {
      field,
      value: actual[field],
    });
  }
  return head;
}

async function readFrameHead(reader: ByteReader): Promise<{ rows: number; size: number }> {
  const view = new DataView((await reader.take(FRAME_HEAD)).buffer);
  const [rows, size] = [view.getUint32(0), view.getUint32(4)];
  if (size > MAX_FRAME || (rows === 0 && size > 0) || rows > size) {
    throw contentError("CONTENT_STREAM_INVALID", `a frame of ${rows} rows in ${size} bytes`, { at: reader.taken });
  }
  return { rows, size };
}

/** Gives the number of the first of so many rows; 0 asks whether all have been there. */
function rowsInTurn({ runs }: ExtractionHead) {
  let [place, next] = [0, runs[0]?.from ?? 0];
  return (rows: number, at: number): number => {
    const run = runs[place];
    const fits = rows === 0 ? run === undefined : run !== undefined && next + rows <= run.to;
    if (!fits) throw contentError("CONTENT_STREAM_INVALID", "extraction: more or fewer rows than it says", { at });
    const from = next;
    next += rows;
    if (next === run?.to) next = runs[++place]?.from ?? 0;
    return from;
  };
}

interface Frame {
  /** Values of shown columns, and where each ends; a hidden one ends where it begins. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  /** For each column its salt, or its commitment where it is hidden; absent where the seed gives the salts. */
  readonly words: Uint8Array | undefined;
}

function splitFrame(
  body: Uint8Array,
  rows: number,
  columns: readonly Column[],
  shown: readonly boolean[],
  salted: boolean,
): Frame {
  const count = rows * columns.length;
  const ends = new Uint32Array(count);
  const words = salted ? new Uint8Array(count * NODE) : undefined;
  const bytes = words === undefined ? body : new Uint8Array(body.length);
  let [at, filled] = [0, 0];
  for (let i = 0; i < count; i++) {
    const column = i % columns.length;
    if (words !== undefined) {
      if (at + NODE > body.length) throw cutOff(at);
      words.set(body.subarray(at, at + NODE), i * NODE);
      at += NODE;
    }
    if (shown[column] === true) {
      const end = endOfValue(body, at, columns[column] as Column);
      if (words !== undefined) bytes.set(body.subarray(at, end), filled);
      filled += end - at;
      at = end;
    }
    ends[i] = filled;
  }
  if (at !== body.length) throw cutOff(at);
  return { bytes, ends, words };
}

function startProof(head: ExtractionHead) {
  const { content, runs, path, seed } = head;
  const columns = columnsOf(content.schema);
  const shown = columns.map(({ name }) => head.columns.includes(name));
  const places = placesBeside(content.count, runs);
  if (places.length !== path.length) {
    throw contentError(
      "CONTENT_PROOF_INVALID",
      `extraction: path should have ${places.length} nodes, has ${path.length}`,
      {
        field: "path",
        value: path.length,
      },
    );
  }
  const tree = new TreeRoot({
    count: content.count,
    beside: new Map(places.map((place, i) => [place, path[i] as Uint8Array])),
  });
  const leaves = new LeafHasher(content);
  const salts: SaltSource | undefined = seed === undefined ? undefined : saltsOf(seed, columns.length);
  const add = (from: number, rows: number, frame: Frame) => {
    const words = frame.words ?? (salts as SaltSource)(from, rows);
    const commitments = commitColumns(words, frame, columns.length);
    if (frame.words !== undefined) {
      for (let i = 0; i < frame.ends.length; i++) {
        if (shown[i % columns.length] !== true) commitments.set(words.subarray(i * NODE, (i + 1) * NODE), i * NODE);
      }
    }
    tree.push(from, leaves.hash(from, digestRows(commitments, columns.length)));
  };
  return { columns, shown, tree, add };
}

function valuesOf({ bytes, ends }: Frame, row: number, columns: readonly Column[]): (ContentValue | undefined)[] {
  return columns.map((column, i) => {
    const place = row * columns.length + i;
    const [from, to] = [place === 0 ? 0 : (ends[place - 1] as number), ends[place] as number];
    return from === to ? undefined : decodeValue(bytes.subarray(from, to), column);
  });
}

function cutOff(at: number) {
  return contentError("CONTENT_STREAM_INVALID", `a frame ends within a row, or after it, at ${at}`, { at });
}
