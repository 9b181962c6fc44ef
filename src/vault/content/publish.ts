import { canonicalJson } from "../../sdk/core/json/canonical-json.ts";
import { type ContentId, checkContentId } from "../../sdk/data/model/content/content-id.ts";
import { columnsOf, contentSchemaHash } from "../../sdk/data/model/content/schema.ts";
import type { ExpectedContent } from "../../sdk/data/model/content/verify-disclosure.ts";
import { NODE } from "../../sdk/data/model/tree/tree-root.ts";
import { publishingError } from "./content-errors.ts";
import { type ContentFile, type ContentFolders, contentExists, type SourceFile } from "./files.ts";
import { type DigestPool, digestHere, openDigestThreads } from "./hash/digest-pool.ts";
import type { RowSource } from "./source/source.ts";
import { CONTENT_FILE, DIGESTS_FILE, NODES_FILE, OFFSETS_FILE, ROWS_FILE } from "./store/layout.ts";
import { RowWriter } from "./store/write-rows.ts";
import { writeTree } from "./store/write-tree.ts";

export interface PublishParameters {
  readonly file: SourceFile;
  /** Of the same file: `openCsv`, `openParquet` or `openChunks`. It is closed in any case. */
  readonly source: RowSource;
  /** The resource's id in the Catalog. */
  readonly resource: string;
  readonly version: number;
  /** 32 random bytes of this version. */
  readonly seed: Uint8Array;
  /** Where the content will be; nothing may be there. */
  readonly folder: string;
  readonly folders: ContentFolders;
  /** Threads that hash beside this one; with 0 this one does. @default 0 */
  readonly threads?: number;
}

/** What goes into the version on chain, and what its proofs are checked against. */
export interface PublishedContent extends ExpectedContent {
  readonly schemaHash: string;
}

/**
 * Publishes a file: encodes its rows, hashes them and keeps both in a folder that is there whole or not at all. The root depends on
 * rows, schema, resource, version and seed, not on threads or on how the file was read.
 *
 * @throws what reading throws; `SOURCE_EMPTY`, `SOURCE_CHANGED`, `PUBLISHED_CONTENT_EXISTS`, `CONTENT_PROOF_INVALID`.
 */
export async function publishContent(parameters: PublishParameters): Promise<PublishedContent> {
  const { source, folder, folders } = parameters;
  try {
    if (folders.exists(folder)) throw contentExists(folder);
    const begun = folders.begin(folder);
    try {
      const published = await writeContent(parameters, begun);
      folders.keep(begun, folder);
      return published;
    } catch (error) {
      folders.drop(begun);
      throw error;
    }
  } finally {
    await source.close();
  }
}

async function writeContent(
  { file, source, folders, ...rest }: PublishParameters,
  begun: string,
): Promise<PublishedContent> {
  const { resource, version, seed, threads = 0 } = rest;
  const columns = columnsOf(source.schema).length;
  checkContentId({ schema: source.schema, resource, version, count: 1 });
  const setup = { seed, columns };
  const open: ContentFile[] = [];
  const create = (name: string) => {
    const created = folders.create(begun, name);
    open.push(created);
    return created;
  };
  const pool = threads === 0 ? digestHere(setup) : openDigestThreads(setup, threads);
  try {
    const digests = create(DIGESTS_FILE);
    const writer = new RowWriter(create(ROWS_FILE), create(OFFSETS_FILE), columns);
    await writeRows(source, pool, writer, digests);
    file.requireUnchanged();
    if (writer.count === 0) throw publishingError("SOURCE_EMPTY", `${file.path} has no rows`, { path: file.path });
    writer.end();
    const content = checkContentId({ schema: source.schema, resource, version, count: writer.count });
    const root = await writeTree(content, digests, create(NODES_FILE));
    folders.remove(begun, DIGESTS_FILE);
    const description = create(CONTENT_FILE);
    description.write(0, new TextEncoder().encode(canonicalJson(describe(content, root))));
    description.sync();
    return {
      root,
      resource: content.resource,
      version,
      count: content.count,
      schemaHash: contentSchemaHash(content.schema),
    };
  } finally {
    for (const each of open) each.close();
    await pool.close();
  }
}

const describe = (content: ContentId, root: string) => ({ form: "tallystick/published-content/v1", ...content, root });

/** Rows are written while their digests are made; digests are written in the order of the rows, whichever is ready first. */
async function writeRows(source: RowSource, pool: DigestPool, writer: RowWriter, digests: ContentFile): Promise<void> {
  const pending: { readonly at: number; readonly made: Promise<Uint8Array> }[] = [];
  const settle = async () => {
    const next = pending.shift();
    if (next !== undefined) digests.write(next.at * NODE, await next.made);
  };
  try {
    for await (const batch of source.batches) {
      writer.write(batch);
      pending.push({ at: batch.from, made: pool.digest(batch) });
      if (pending.length > pool.width) await settle();
    }
    while (pending.length > 0) await settle();
  } finally {
    // Whoever stops early waits for nothing, but no failure goes unheard.
    for (const { made } of pending) made.catch(() => undefined);
  }
}
