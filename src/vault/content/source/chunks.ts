import { checkContentSchema } from "../../../sdk/data/model/content/schema.ts";
import { MARK } from "../../../sdk/data/model/content/value.ts";
import { cut } from "../../../sdk/data/model/seal/chunks.ts";
import { publishingError } from "../content-errors.ts";
import type { SourceFile } from "../files.ts";
import { BatchBuilder } from "./batches.ts";
import type { RowSource } from "./source.ts";

export const DEFAULT_FILE_CHUNK = 2 ** 16;

export interface FileParameters {
  readonly file: SourceFile;
  /** @default application/octet-stream */
  readonly mediaType?: string;
  /** Bytes of a chunk, which is what can be shown by itself. @default 65536 */
  readonly chunkSize?: number;
}

/**
 * Reads any file in chunks.
 *
 * @throws `SOURCE_EMPTY`, `CONTENT_SCHEMA_INVALID`.
 */
export function openChunks({
  file,
  mediaType = "application/octet-stream",
  chunkSize = DEFAULT_FILE_CHUNK,
}: FileParameters): RowSource {
  const schema = checkContentSchema({ kind: "file", chunkSize, mediaType });
  async function* batches() {
    const builder = new BatchBuilder(1);
    for await (const { chunk } of cut(file.stream(), chunkSize)) {
      if (chunk.length === 0) throw publishingError("SOURCE_EMPTY", `${file.path} is empty`, { path: file.path });
      builder.writer.sized(MARK.bytes, chunk);
      builder.endValue();
      builder.endRow();
      if (builder.isFull) yield builder.take();
    }
    if (!builder.isEmpty) yield builder.take();
  }
  return { schema, batches: batches(), close: () => undefined };
}
