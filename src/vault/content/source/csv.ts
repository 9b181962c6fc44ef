import {
  type Column,
  checkContentSchema,
  MAX_ROW_BYTES,
  type TableSchema,
} from "../../../sdk/data/model/content/schema.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import { publishingError } from "../content-errors.ts";
import type { SourceFile } from "../files.ts";
import { BatchBuilder } from "./batches.ts";
import { MAX_HEADER, readCsvHeader } from "./csv-header.ts";
import { type CsvRecord, readCsvRecords } from "./csv-records.ts";
import { type DuckDbOptions, literal, openDuckDb, pathLiteral, sourceError } from "./duckdb.ts";
import { type FieldParser, fieldParser } from "./parse-field.ts";
import type { RowSource } from "./source.ts";

/** Comma, double quotes, one header; an empty field without quotes is null. DuckDB guesses nothing. */
const DIALECT =
  "auto_detect=false, delim=',', quote='\"', escape='\"', nullstr='', allow_quoted_nulls=false, strict_mode=true, header=true";

export interface CsvParameters {
  readonly file: SourceFile;
  /** Names as in the header, in its order. */
  readonly columns: readonly Column[];
}

/**
 * Reads a CSV file in UTF-8. What a field says is kept exactly: a decimal with more digits than its column's scale is refused, not rounded.
 *
 * @throws `SOURCE_EMPTY`, `SOURCE_LINE_INVALID`, `SOURCE_COLUMNS_INVALID`, `SOURCE_VALUE_INVALID` with line, column and value;
 * `SOURCE_UNREADABLE`, `CONTENT_SCHEMA_INVALID`.
 */
export async function openCsv({ file, columns }: CsvParameters): Promise<RowSource> {
  const schema = checkContentSchema({ kind: "table", columns }) as TableSchema;
  const names = readCsvHeader(file.path, await file.read(0, MAX_HEADER + 1));
  const wrong = Math.max(names.length, columns.length);
  for (let i = 0; i < wrong; i++) {
    const [actual, expected] = [names[i], columns[i]?.name];
    if (actual === expected) continue;
    const text = `${file.path}: column ${i + 1} should be ${expected ?? "the end"}, is ${actual ?? "missing"}`;
    throw publishingError("SOURCE_COLUMNS_INVALID", text, { path: file.path, column: actual ?? expected, position: i });
  }
  const parsers = schema.columns.map(fieldParser);
  async function* batches(): AsyncGenerator<RowBatch> {
    const builder = new BatchBuilder(columns.length);
    const full: RowBatch[] = [];
    let isHeader = true;
    const takeRow = (record: CsvRecord) => {
      if (isHeader) {
        isHeader = false;
        return;
      }
      for (let i = 0; i < parsers.length; i++) {
        const field = record.field(i);
        if (field === undefined) builder.writer.null();
        else if (!(parsers[i] as FieldParser)(builder.writer, field)) {
          throw fieldError(file.path, record.line, builder.row, schema.columns[i] as Column, field);
        }
        builder.endValue();
      }
      builder.endRow();
      if (builder.isFull) full.push(builder.take());
    };
    for await (const records of readCsvRecords(file.path, file.stream(), columns.length, MAX_LINE)) {
      records(takeRow);
      yield* full.splice(0);
    }
    if (!builder.isEmpty) yield builder.take();
  }
  return { schema, batches: batches(), close: () => undefined };
}

/** Bytes that a line may have: those of a row and its quotes. */
const MAX_LINE = 2 * MAX_ROW_BYTES;

function fieldError(path: string, line: number, row: number, column: Column, field: Uint8Array) {
  const type = column.type === "decimal" ? `decimal with ${column.scale} digits after the point` : column.type;
  const value = Buffer.from(field).toString().slice(0, 100);
  const text = `${path}, line ${line}: column ${column.name} should be of type ${type}, is ${JSON.stringify(value)}`;
  return publishingError("SOURCE_VALUE_INVALID", text, {
    path,
    line,
    row,
    column: column.name,
    type: column.type,
    value,
  });
}

/** Patterns of what a column's fields can all be, the narrowest first. */
const PATTERNS: readonly [Column["type"], string][] = [
  ["boolean", "(?i:true|false)"],
  ["integer", "[+-]?[0-9]{1,38}"],
  ["decimal", "[+-]?[0-9]{1,38}(\\.[0-9]{1,38})?"],
  ["double", "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?"],
  ["date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"],
  ["timestamp", "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?Z?"],
];

export interface DetectParameters extends DuckDbOptions {
  readonly file: SourceFile;
}

/**
 * The columns that a CSV file can be read with, by all of its fields: the narrowest type that each has. A column without a value is text.
 *
 * @throws as `openCsv`.
 */
export async function detectCsvColumns({ file, ...options }: DetectParameters): Promise<Column[]> {
  const names = readCsvHeader(file.path, await file.read(0, MAX_HEADER + 1));
  const { connection, close } = await openDuckDb(options);
  try {
    const types = names.map((_, i) => `c${i}: 'VARCHAR'`).join(", ");
    const asked = names.flatMap((_, i) => [
      ...PATTERNS.map(([, pattern]) => `bool_and(regexp_full_match(c${i}, ${literal(pattern)}))`),
      `coalesce(max(length(c${i}) - strpos(c${i}, '.')) FILTER (contains(c${i}, '.')), 0)::INTEGER`,
    ]);
    const query = `SELECT ${asked.join(", ")} FROM read_csv(${pathLiteral(file.path)}, columns={${types}}, ${DIALECT})`;
    const [found = []] = (await connection.runAndReadAll(query)).getRows();
    const width = PATTERNS.length + 1;
    return names.map((name, i): Column => {
      const type = PATTERNS.find((_, k) => found[i * width + k] === true)?.[0] ?? "text";
      const scale = Number(found[i * width + PATTERNS.length]);
      if (type !== "decimal") return { name, type };
      return scale <= 38 ? { name, type, scale } : { name, type: "double" };
    });
  } catch (error) {
    throw sourceError(file.path, error);
  } finally {
    close();
  }
}
