import type { Column } from "../../../sdk/data/model/content/schema.ts";
import { openSource, type SourceFile } from "../../../vault/content/files.ts";
import { openChunks } from "../../../vault/content/source/chunks.ts";
import { detectCsvColumns, openCsv } from "../../../vault/content/source/csv.ts";
import { openParquet } from "../../../vault/content/source/parquet.ts";
import type { RowSource } from "../../../vault/content/source/source.ts";
import type { Format } from "./formats.ts";

export interface OpenedSource {
  readonly file: SourceFile;
  readonly source: RowSource;
  readonly format: Format;
}

/** A file to be published: as a table, or as it is. @param columns Of a CSV file; detected if left out. */
export async function openSourceAs(path: string, format: Format, columns?: readonly Column[]): Promise<OpenedSource> {
  const file = openSource(path);
  if (format === "parquet") return { file, format, source: await openParquet(columns ? { file, columns } : { file }) };
  if (format === "file") return { file, format, source: openChunks({ file }) };
  return { file, format, source: await openCsv({ file, columns: columns ?? (await detectCsvColumns({ file })) }) };
}
