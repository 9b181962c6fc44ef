/** What is measured, in a process of its own: publishing, proving, extracting, opening, and the floors beside them. */
import { createCipheriv, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { verifyContentDisclosure } from "../../src/sdk/data/model/content/verify-disclosure.ts";
import { readExtraction } from "../../src/sdk/data/model/extraction/read.ts";
import { openContent } from "../../src/sdk/data/model/seal/open.ts";
import { diskFolders, openSource } from "../../src/vault/content/files.ts";
import { extractRows, proveRows } from "../../src/vault/content/prove.ts";
import { type PublishedContent, publishContent } from "../../src/vault/content/publish.ts";
import { openCsv } from "../../src/vault/content/source/csv.ts";
import { openParquet } from "../../src/vault/content/source/parquet.ts";
import { openPublished } from "../../src/vault/content/store/open-content.ts";
import { sealToFile } from "../../src/vault/seal/seal-to-file.ts";
import { serve } from "../bridge/process.ts";
import { COLUMNS, runDuckDb, typedLoad } from "./data.ts";
import { MemoryTrace } from "./memory-trace.ts";

const SEED = Uint8Array.from({ length: 32 }, (_, i) => i);
const KEY = Uint8Array.from({ length: 32 }, (_, i) => 32 - i);
const CONTEXT = `0x${"0c".repeat(32)}`;
const RESOURCE = `0x${"0a".repeat(32)}`;
const MEBIBYTE = 2 ** 20;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await act();
  return (performance.now() - begin) / 1_000;
}

const peakMebibytes = () => process.resourceUsage().maxRSS / 1_024;

const handlers = {
  /** Seconds and peak memory of publishing a file, and what it gave. */
  async publish(path: string, folder: string, threads: number) {
    let published: PublishedContent | undefined;
    const seconds = await timed(async () => {
      const file = openSource(path);
      const common = { file, columns: COLUMNS };
      const source = path.endsWith(".csv") ? await openCsv(common) : await openParquet(common);
      const parameters = {
        file,
        source,
        resource: RESOURCE,
        version: 1,
        seed: SEED,
        folder,
        folders: diskFolders,
        threads,
      };
      published = await publishContent(parameters);
    });
    return { seconds, peak: peakMebibytes(), published: published as PublishedContent };
  },

  /** Milliseconds of making and of verifying the proof of each of some rows. */
  async prove(folder: string, published: PublishedContent, count: number) {
    const stored = openPublished(diskFolders, folder);
    const made: number[] = [];
    const verified: number[] = [];
    for (let i = 0; i < count; i++) {
      const row = Math.floor(((i + 0.5) / count) * published.count);
      let begin = performance.now();
      const text = JSON.stringify(proveRows({ stored, seed: SEED, rows: [row], columns: ["at", "kwh"] }));
      made.push(performance.now() - begin);
      begin = performance.now();
      verifyContentDisclosure(published, JSON.parse(text));
      verified.push(performance.now() - begin);
    }
    stored.close();
    return { made, verified };
  },

  /** Seals an extraction into a file. */
  async extract(folder: string, into: string, rows: number) {
    const stored = openPublished(diskFolders, folder);
    const trace = new MemoryTrace();
    const file = diskFolders.create(into, "sealed");
    const content = trace.along(extractRows({ stored, seed: SEED, runs: [{ from: 0, to: rows }] }));
    let size = 0;
    const seconds = await timed(async () => {
      ({ size } = await sealToFile({ key: KEY, context: CONTEXT, content, file }));
    });
    file.close();
    stored.close();
    return { seconds, size, growth: trace.growth() };
  },

  /** Opens a sealed extraction and verifies every row. */
  async open(into: string, published: PublishedContent) {
    const trace = new MemoryTrace();
    let count = 0;
    const seconds = await timed(async () => {
      const { content } = await openContent({
        key: KEY,
        context: CONTEXT,
        sealed: createReadStream(join(into, "sealed")),
      });
      for await (const rows of readExtraction(published, trace.along(content))) count += rows.count;
    });
    return { seconds, count, growth: trace.growth() };
  },

  /** The bytes of an extraction, as they are before they are sealed. */
  async plain(folder: string, into: string, rows: number) {
    const stored = openPublished(diskFolders, folder);
    const content = extractRows({ stored, seed: SEED, runs: [{ from: 0, to: rows }] });
    await pipeline(Readable.from(content, { objectMode: false }), createWriteStream(join(into, "plain")));
    stored.close();
    return statSync(join(into, "plain")).size / MEBIBYTE;
  },

  /** Floor: the same bytes through one AES-256-GCM, from a file into a file. */
  encrypt: (path: string, into: string) =>
    timed(() => {
      const cipher = createCipheriv("aes-256-gcm", KEY, randomBytes(12));
      const from = createReadStream(path, { highWaterMark: MEBIBYTE });
      return pipeline(from, cipher, createWriteStream(join(into, "encrypted")));
    }),

  /** Floor: DuckDB reads a CSV file and writes its rows, typed, as Parquet. */
  exportCsv: (path: string, into: string, threads: number) =>
    timed(() => runDuckDb(threads, `COPY (${typedLoad(path)}) TO '${join(into, "export.parquet")}' (FORMAT parquet)`)),

  /** Floor: DuckDB reads a Parquet file and writes some rows as CSV. */
  exportParquet: (path: string, into: string, threads: number, rows: number) =>
    timed(() =>
      runDuckDb(threads, `COPY (SELECT * FROM read_parquet('${path}') LIMIT ${rows}) TO '${join(into, "export.csv")}'`),
    ),

  close() {},
};

export type Subject = typeof handlers;

serve(handlers);
