/** Sources and published contents on the disk, in a folder of their own. */
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { decodeRow } from "../sdk/data/model/content/row.ts";
import { type Column, columnsOf } from "../sdk/data/model/content/schema.ts";
import type { ContentValue } from "../sdk/data/model/content/value.ts";
import { diskFolders, openSource } from "../vault/content/files.ts";
import { type PublishedContent, publishContent } from "../vault/content/publish.ts";
import { openChunks } from "../vault/content/source/chunks.ts";
import { openCsv } from "../vault/content/source/csv.ts";
import { openParquet } from "../vault/content/source/parquet.ts";
import { openPublished, type StoredContent } from "../vault/content/store/open-content.ts";
import { TEST_RESOURCE, TEST_SEED } from "./content.ts";

export interface PublishOptions {
  readonly columns?: readonly Column[];
  /** Threads that hash. */
  readonly threads?: number;
  /** Threads that read. */
  readonly readers?: number;
  readonly chunkSize?: number;
  readonly seed?: Uint8Array;
}

export function publishingGround() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tallystick-content-")));
  const open: StoredContent[] = [];
  let number = 0;
  const target = () => join(folder, `content-${++number}`);
  const ground = {
    folder,
    write(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    /** A Parquet file of what a query gives. */
    async parquet(name: string, query: string, options = ""): Promise<string> {
      const path = join(folder, name);
      const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
      const connection = await instance.connect();
      await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet${options})`);
      connection.closeSync();
      instance.closeSync();
      return path;
    },
    async source(path: string, { columns, readers = 1, chunkSize = 1_000 }: PublishOptions) {
      const file = openSource(path);
      const threads = readers;
      if (path.endsWith(".parquet")) {
        return {
          file,
          source: await openParquet(columns === undefined ? { file, threads } : { file, threads, columns }),
        };
      }
      if (columns !== undefined) return { file, source: await openCsv({ file, columns }) };
      return { file, source: openChunks({ file, chunkSize, mediaType: "text/plain" }) };
    },
    /** What a source gives, decoded. */
    async valuesOf(path: string, options: PublishOptions = {}) {
      const { source } = await ground.source(path, options);
      try {
        const columns = columnsOf(source.schema);
        const rows: ContentValue[][] = [];
        for await (const { bytes, ends } of source.batches) {
          for (let i = 0; i < ends.length; i += columns.length) {
            rows.push(decodeRow(bytes.subarray(i === 0 ? 0 : ends[i - 1], ends[i + columns.length - 1]), columns));
          }
        }
        return { columns, rows };
      } finally {
        await source.close();
      }
    },
    async publish(path: string, options: PublishOptions = {}): Promise<PublishedContent & { folder: string }> {
      const { file, source } = await ground.source(path, options);
      const { threads = 0, seed = TEST_SEED } = options;
      const into = target();
      const common = { resource: TEST_RESOURCE, version: 1, folders: diskFolders };
      return { ...(await publishContent({ ...common, file, source, seed, threads, folder: into })), folder: into };
    },
    open(at: string): StoredContent {
      const stored = openPublished(diskFolders, at);
      open.push(stored);
      return stored;
    },
    target,
    close() {
      for (const stored of open.splice(0)) stored.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return ground;
}
