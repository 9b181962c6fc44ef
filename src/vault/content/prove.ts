import { hexlify } from "ethers";
import { type ContentDisclosure, discloseRows } from "../../sdk/data/model/content/disclosure.ts";
import { saltsOf } from "../../sdk/data/model/content/salts.ts";
import { columnsOf } from "../../sdk/data/model/content/schema.ts";
import { contentError } from "../../sdk/data/model/content-errors.ts";
import type { RowBatch } from "../../sdk/data/model/extraction/write.ts";
import { writeExtraction } from "../../sdk/data/model/extraction/write.ts";
import { placesBeside, type Run } from "../../sdk/data/model/tree/beside.ts";
import type { StoredContent } from "./store/open-content.ts";

export interface ProveRowsParameters {
  readonly stored: StoredContent;
  readonly seed: Uint8Array;
  /** Numbers of rows, ascending. */
  readonly rows: readonly number[];
  /** Names of the columns that are shown. @default all */
  readonly columns?: readonly string[];
}

/**
 * Shows some columns of some rows with their proof.
 *
 * @throws `CONTENT_PROOF_INVALID` for a row or a column that is not there.
 */
export function proveRows({ stored, seed, rows, columns }: ProveRowsParameters): ContentDisclosure {
  const { content } = stored;
  for (const [i, row] of rows.entries()) requireRow(row, rows[i - 1] ?? -1, content.count);
  const runs = rows.map((row): Run => ({ from: row, to: row + 1 }));
  const path = stored.readNodes(placesBeside(content.count, runs));
  const salts = saltsOf(seed, columnsOf(content.schema).length);
  const encoded = runs.map((run) => ({ index: run.from, bytes: bytesOf(stored, run) }));
  const shown = columns ?? columnsOf(content.schema).map(({ name }) => name);
  return discloseRows({ content, salts, rows: encoded, columns: shown, path });
}

function bytesOf(stored: StoredContent, run: Run): Uint8Array {
  const [batch] = stored.readRows(run);
  return (batch as RowBatch).bytes;
}

function requireRow(row: number, before: number, count: number): void {
  if (Number.isSafeInteger(row) && row > before && row < count) return;
  throw contentError("CONTENT_PROOF_INVALID", `rows should be numbers below ${count}, ascending; one is ${row}`, {
    field: "rows",
    value: row,
  });
}

export interface ExtractParameters {
  readonly stored: StoredContent;
  readonly seed: Uint8Array;
  /** @default all rows */
  readonly runs?: readonly Run[];
  /** Names of the columns that are shown. @default all */
  readonly columns?: readonly string[];
}

/**
 * The bytes of an extraction, to be sealed. Who gets every row and column gets the version's seed instead of single salts.
 *
 * @throws `CONTENT_PROOF_INVALID` for rows or columns that are not there.
 */
export function extractRows({
  stored,
  seed,
  runs,
  columns,
}: ExtractParameters): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { content } = stored;
  const names = columnsOf(content.schema).map(({ name }) => name);
  const shown = columns === undefined ? names : names.filter((name) => columns.includes(name));
  const unknown = columns?.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw contentError("CONTENT_PROOF_INVALID", `there is no column ${unknown}`, { field: "columns", value: unknown });
  }
  const wanted = runs ?? [{ from: 0, to: content.count }];
  if (wanted.length === 0)
    throw contentError("CONTENT_PROOF_INVALID", "an extraction of no rows", { field: "runs", value: 0 });
  for (const [i, { from, to }] of wanted.entries()) {
    requireRow(from, (wanted[i - 1]?.to ?? 0) - 1, content.count);
    requireRow(to - 1, from - 1, content.count);
  }
  const isWhole = shown.length === names.length && wanted[0]?.from === 0 && wanted[0].to === content.count;
  const head = { content, runs: wanted, columns: shown, path: stored.readNodes(placesBeside(content.count, wanted)) };
  return writeExtraction({
    head: isWhole ? { ...head, seed } : head,
    salts: saltsOf(seed, names.length),
    rows: readRuns(stored, wanted),
  });
}

function* readRuns(stored: StoredContent, runs: readonly Run[]): Generator<RowBatch> {
  for (const run of runs) yield* stored.readRows(run);
}

/** Runs of the rows whose value in a column is one of some. @param values As `encodeValue` gives them. */
export function findRuns(stored: StoredContent, column: string, values: readonly Uint8Array[]): Run[] {
  const { schema, count } = stored.content;
  const columns = columnsOf(schema);
  const place = columns.findIndex(({ name }) => name === column);
  if (place < 0) {
    throw contentError("CONTENT_PROOF_INVALID", `there is no column ${column}`, { field: "column", value: column });
  }
  const wanted = new Set(values.map((value) => hexlify(value)));
  const lengths = new Set(values.map(({ length }) => length));
  const runs: { from: number; to: number }[] = [];
  for (const { from, bytes, ends } of stored.readRows({ from: 0, to: count })) {
    for (let row = 0; row < ends.length / columns.length; row++) {
      const at = row * columns.length + place;
      const [begin, end] = [at === 0 ? 0 : (ends[at - 1] as number), ends[at] as number];
      if (!lengths.has(end - begin) || !wanted.has(hexlify(bytes.subarray(begin, end)))) continue;
      const last = runs.at(-1);
      if (last?.to === from + row) last.to++;
      else runs.push({ from: from + row, to: from + row + 1 });
    }
  }
  return runs;
}
