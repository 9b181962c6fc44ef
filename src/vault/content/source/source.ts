import type { ContentSchema } from "../../../sdk/data/model/content/schema.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";

/** Rows of a file in its order, as they are read. */
export interface RowSource {
  readonly schema: ContentSchema;
  /** To be read once. The bytes of a batch belong to whoever gets it. */
  readonly batches: AsyncIterable<RowBatch>;
  close(): Promise<void> | void;
}

/** Rows of a batch, for tables. */
export const BATCH_ROWS = 8_192;
/** Bytes after which a batch ends early. */
export const BATCH_BYTES = 2 ** 22;
