/** Contents in memory, whole: what a vault keeps in files. */
import { hexlify } from "ethers";
import type { ContentId } from "../sdk/data/model/content/content-id.ts";
import { type ContentDisclosure, discloseRows } from "../sdk/data/model/content/disclosure.ts";
import { commitColumns, digestRows, LeafHasher } from "../sdk/data/model/content/hash-rows.ts";
import { encodeRow, splitRow } from "../sdk/data/model/content/row.ts";
import { saltsOf } from "../sdk/data/model/content/salts.ts";
import { type ContentSchema, columnsOf } from "../sdk/data/model/content/schema.ts";
import type { ContentValue } from "../sdk/data/model/content/value.ts";
import type { ExpectedContent } from "../sdk/data/model/content/verify-disclosure.ts";
import { writeExtraction } from "../sdk/data/model/extraction/write.ts";
import { placesBeside, type Run } from "../sdk/data/model/tree/beside.ts";
import { NODE, TreeRoot } from "../sdk/data/model/tree/tree-root.ts";

export interface ContentFixture {
  readonly content: ContentId;
  readonly expected: ExpectedContent;
  readonly root: string;
  readonly seed: Uint8Array;
  readonly rows: readonly Uint8Array<ArrayBuffer>[];
  pathOf(runs: readonly Run[]): Uint8Array[];
  disclose(indices: readonly number[], columns?: readonly string[]): ContentDisclosure;
  /** @param options.seed Whether the head has it; then all rows and columns are shown. */
  extract(
    runs: readonly Run[],
    options?: { columns?: readonly string[]; seed?: boolean; batch?: number },
  ): Promise<Uint8Array>;
}

export interface ContentFixtureParameters {
  readonly schema: ContentSchema;
  readonly values: readonly (readonly ContentValue[])[];
  readonly resource?: string;
  readonly version?: number;
  readonly seed?: Uint8Array;
}

export const TEST_SEED = Uint8Array.from({ length: 32 }, (_, i) => 7 * i);
export const TEST_RESOURCE = hexlify(new Uint8Array(32).fill(0xa5));

export function contentFixture(parameters: ContentFixtureParameters): ContentFixture {
  const { schema, values, resource = TEST_RESOURCE, version = 1, seed = TEST_SEED } = parameters;
  const columns = columnsOf(schema);
  const content = { schema, resource, version, count: values.length };
  const rows = values.map((row) => encodeRow(row, columns));
  const salts = saltsOf(seed, columns.length);
  const nodes = new Map<number, Uint8Array>();
  const keep = (place: number, some: Uint8Array) => {
    for (let i = 0; i < some.length / NODE; i++) nodes.set(place + i, some.slice(i * NODE, (i + 1) * NODE));
  };
  const tree = new TreeRoot({ count: rows.length, onNodes: keep, portion: 4 });
  const leaves = new LeafHasher(content, 3);
  for (const [i, bytes] of rows.entries()) {
    const ends = endsOf(bytes, columns);
    tree.push(
      i,
      leaves.hash(i, digestRows(commitColumns(salts(i, 1), { bytes, ends }, columns.length), columns.length)),
    );
  }
  const root = hexlify(tree.finish());
  const pathOf = (runs: readonly Run[]) =>
    placesBeside(rows.length, runs).map((place) => nodes.get(place) as Uint8Array);
  return {
    content,
    root,
    seed,
    rows,
    pathOf,
    expected: { root, resource, version, count: rows.length },
    disclose(indices, shown) {
      return discloseRows({
        content,
        salts,
        rows: indices.map((index) => ({ index, bytes: rows[index] as Uint8Array })),
        path: pathOf(indices.map((index) => ({ from: index, to: index + 1 }))),
        columns: shown ?? columns.map(({ name }) => name),
      });
    },
    async extract(runs, options = {}) {
      const shown = options.columns ?? columns.map(({ name }) => name);
      const common = { content, runs, columns: shown, path: pathOf(runs) };
      const head = options.seed === true ? { ...common, seed } : common;
      const batches = runs
        .flatMap((run) => batchesOf(run, options.batch ?? 3))
        .map(({ from, to }) => {
          const parts = rows.slice(from, to);
          const bytes = Buffer.concat(parts);
          let offset = 0;
          const ends = parts.flatMap((part) => {
            const found = [...endsOf(part, columns)].map((end) => offset + end);
            offset += part.length;
            return found;
          });
          return { from, bytes, ends: Uint32Array.from(ends) };
        });
      return Buffer.concat(await collect(writeExtraction({ head, salts, rows: batches })));
    },
  };
}

function endsOf(bytes: Uint8Array, columns: Parameters<typeof splitRow>[1]): Uint32Array {
  return Uint32Array.from(splitRow(bytes, columns), (part) => part.byteOffset - bytes.byteOffset + part.length);
}

function batchesOf({ from, to }: Run, size: number): Run[] {
  const batches: Run[] = [];
  for (let at = from; at < to; at += size) batches.push({ from: at, to: Math.min(to, at + size) });
  return batches;
}

/** All of a stream. */
export async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}
