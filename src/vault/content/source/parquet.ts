import {
  DuckDBBigIntVector,
  DuckDBBlobVector,
  DuckDBBooleanVector,
  type DuckDBConnection,
  DuckDBDoubleVector,
  type DuckDBVector,
} from "@duckdb/node-api";
import { type Column, checkContentSchema, type TableSchema } from "../../../sdk/data/model/content/schema.ts";
import { MARK } from "../../../sdk/data/model/content/value.ts";
import type { ValueWriter } from "../../../sdk/data/model/content/value-writer.ts";
import type { RowBatch } from "../../../sdk/data/model/extraction/write.ts";
import { publishingError } from "../content-errors.ts";
import type { SourceFile } from "../files.ts";
import { BatchBuilder } from "./batches.ts";
import { type DuckDbOptions, identifier, openDuckDb, pathLiteral, sourceError } from "./duckdb.ts";
import type { RowSource } from "./source.ts";

/** How a type of DuckDB is read: as one of four kinds of vector. */
interface Reading {
  readonly column: Omit<Column, "name">;
  /** Of a column, in SQL. */
  readonly expression: (name: string) => string;
}

const as = (type: Column["type"], expression: Reading["expression"] = (name) => name): Reading => ({
  column: { type },
  expression,
});
const asText = (name: string) => `encode(CAST(${name} AS VARCHAR))`;
const asBigInt = (name: string) => `CAST(${name} AS BIGINT)`;
/** DuckDB's infinity: no time, and it would be read as null. */
const INFINITE_TIME = 2n ** 63n - 1n;
const INFINITE_DAY = 2n ** 31n - 1n;
const micros = (time: string) => `CASE WHEN isinf(${time}) THEN ${INFINITE_TIME} ELSE epoch_us(${time}) END`;
const asMicros = (name: string) => micros(`CAST(${name} AS TIMESTAMP)`);

const READINGS: Readonly<Record<string, Reading>> = {
  BOOLEAN: as("boolean"),
  TINYINT: as("integer", asBigInt),
  SMALLINT: as("integer", asBigInt),
  INTEGER: as("integer", asBigInt),
  BIGINT: as("integer"),
  UTINYINT: as("integer", asBigInt),
  USMALLINT: as("integer", asBigInt),
  UINTEGER: as("integer", asBigInt),
  UBIGINT: as("integer", asText),
  HUGEINT: as("integer", asText),
  UHUGEINT: as("integer", asText),
  FLOAT: as("double", (name) => `CAST(${name} AS DOUBLE)`),
  DOUBLE: as("double"),
  VARCHAR: as("text", (name) => `encode(${name})`),
  UUID: as("text", asText),
  BLOB: as("bytes"),
  DATE: as("date", (name) => `CAST(${name} - DATE '1970-01-01' AS BIGINT)`),
  TIME: as("time", (name) => `epoch_us(${name})`),
  TIMESTAMP: as("timestamp", asMicros),
  TIMESTAMP_S: as("timestamp", asMicros),
  TIMESTAMP_MS: as("timestamp", asMicros),
  "TIMESTAMP WITH TIME ZONE": as("timestamp", micros),
};

export interface ParquetParameters extends DuckDbOptions {
  readonly file: SourceFile;
  /** What the file's columns have to be. @default what they are */
  readonly columns?: readonly Column[];
}

/**
 * Reads a Parquet file. A timestamp without a zone is one in UTC; nothing is rounded: nanoseconds are refused.
 *
 * @throws `SOURCE_TYPE_UNSUPPORTED` with the column's name, `SOURCE_COLUMNS_INVALID`, `SOURCE_VALUE_INVALID`, `SOURCE_UNREADABLE`,
 * `CONTENT_SCHEMA_INVALID`.
 */
export async function openParquet({ file, columns, ...options }: ParquetParameters): Promise<RowSource> {
  const { connection, close } = await openDuckDb(options);
  try {
    const table = `read_parquet(${pathLiteral(file.path)}, hive_partitioning=false)`;
    const found = await describe(connection, table, file.path);
    const schema = checkContentSchema({ kind: "table", columns: found.map(({ column }) => column) }) as TableSchema;
    if (columns !== undefined) requireSame(file.path, schema.columns, columns);
    const query = `SELECT ${found.map(({ column, reading }) => reading.expression(identifier(column.name))).join(", ")} FROM ${table}`;
    return { schema, batches: readBatches(connection, query, schema.columns, file.path), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function describe(connection: DuckDBConnection, table: string, path: string) {
  let rows: Awaited<ReturnType<Awaited<ReturnType<DuckDBConnection["runAndReadAll"]>>["getRowsJson"]>>;
  try {
    rows = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRowsJson();
  } catch (error) {
    throw sourceError(path, error);
  }
  const lower = rows.map(([name]) => String(name));
  return rows.map(([name, type], i) => {
    const column = String(name);
    if (lower.indexOf(column) !== i) {
      throw publishingError("SOURCE_COLUMNS_INVALID", `${path}: column ${column} is there twice`, {
        path,
        column,
        position: i,
      });
    }
    const reading = readingOf(String(type));
    if (reading === undefined) {
      const values = { path, column, type: String(type) };
      throw publishingError("SOURCE_TYPE_UNSUPPORTED", `${path}: column ${column} has the type ${type}`, values);
    }
    return { column: { name: column, ...reading.column }, reading };
  });
}

function readingOf(type: string): Reading | undefined {
  const decimal = /^DECIMAL\(\d+,(\d+)\)$/.exec(type);
  if (decimal !== null) return { column: { type: "decimal", scale: Number(decimal[1]) }, expression: asText };
  if (/^ENUM\(/.test(type)) return as("text", asText);
  return Object.hasOwn(READINGS, type) ? READINGS[type] : undefined;
}

function requireSame(path: string, actual: readonly Column[], expected: readonly Column[]): void {
  for (let i = 0; i < Math.max(actual.length, expected.length); i++) {
    const [has, wanted] = [actual[i], expected[i]];
    if (has?.name !== wanted?.name) {
      const text = `${path}: column ${i + 1} should be ${wanted?.name ?? "the end"}, is ${has?.name ?? "missing"}`;
      throw publishingError("SOURCE_COLUMNS_INVALID", text, { path, column: has?.name ?? wanted?.name, position: i });
    }
    if (has?.type === wanted?.type && has?.scale === wanted?.scale) continue;
    const values = { path, column: has?.name, type: has?.type, expected: wanted?.type };
    throw publishingError("SOURCE_TYPE_UNSUPPORTED", `${path}: column ${has?.name} is of type ${has?.type}`, values);
  }
}

/** Writes the value of a row, or gives false where there is none of the column's type. */
type ValueReader = (writer: ValueWriter, row: number) => boolean;

function valueReader(vector: DuckDBVector, { type }: Column): ValueReader {
  if (vector instanceof DuckDBBlobVector) return blobReader(vector, type);
  if (vector instanceof DuckDBBooleanVector) return orNull(vector, (writer, value) => writer.boolean(value as boolean));
  if (vector instanceof DuckDBDoubleVector) return orNull(vector, (writer, value) => writer.double(value as number));
  if (!(vector instanceof DuckDBBigIntVector)) throw new TypeError(`no reader for a vector of ${type}`);
  const write = WRITE_BIGINT[type] ?? ((writer, value) => writer.integer(value));
  const isInfinite = IS_INFINITE[type];
  return (writer, row) => {
    const value = vector.getItem(row);
    if (value === null) writer.null();
    else if (isInfinite?.(value) === true) return false;
    else write(writer, value);
    return true;
  };
}

const WRITE_BIGINT: Partial<Record<Column["type"], (writer: ValueWriter, value: bigint) => void>> = {
  date: (writer, value) => writer.date(Number(value)),
  timestamp: (writer, value) => writer.timestamp(value),
  time: (writer, value) => writer.time(value),
};

const IS_INFINITE: Partial<Record<Column["type"], (value: bigint) => boolean>> = {
  date: (value) => value >= INFINITE_DAY || value <= -INFINITE_DAY,
  timestamp: (value) => value === INFINITE_TIME,
};

function orNull(vector: DuckDBVector, write: (writer: ValueWriter, value: unknown) => void): ValueReader {
  return (writer, row) => {
    const value: unknown = vector.getItem(row);
    if (value === null) writer.null();
    else write(writer, value);
    return true;
  };
}

function blobReader(vector: DuckDBBlobVector, type: Column["type"]): ValueReader {
  return (writer, row) => {
    const value = vector.getItemBytes(row);
    if (value === null) writer.null();
    else if (type === "integer") writer.integer(BigInt(String.fromCharCode(...value)));
    else writer.sized(MARK[type as "text" | "decimal" | "bytes"], value);
    return true;
  };
}

async function* readBatches(
  connection: DuckDBConnection,
  query: string,
  columns: readonly Column[],
  path: string,
): AsyncGenerator<RowBatch> {
  const builder = new BatchBuilder(columns.length);
  try {
    const result = await connection.stream(query);
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      const readers = columns.map((column, i) => valueReader(chunk.getColumnVector(i), column));
      const rows = chunk.rowCount;
      for (let row = 0; row < rows; row++) {
        for (let i = 0; i < readers.length; i++) {
          if (!(readers[i] as ValueReader)(builder.writer, row))
            throw infinite(path, builder.row, columns[i] as Column);
          builder.endValue();
        }
        builder.endRow();
        if (builder.isFull) yield builder.take();
      }
    }
  } catch (error) {
    throw typeof (error as { code?: unknown }).code === "string" ? error : sourceError(path, error);
  }
  if (!builder.isEmpty) yield builder.take();
}

function infinite(path: string, row: number, { name, type }: Column) {
  const values = { path, row, column: name, type, value: "infinity" };
  return publishingError(
    "SOURCE_VALUE_INVALID",
    `${path}, row ${row}: column ${name} is infinity, which is no ${type}`,
    values,
  );
}
