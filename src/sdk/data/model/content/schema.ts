import { keccak256, toUtf8Bytes } from "ethers";
import { canonicalJson } from "../../../core/json/canonical-json.ts";
import { isWellFormed } from "../../../core/json/well-formed.ts";
import { contentError } from "../content-errors.ts";

/** Types of columns, in the order of the bytes that mark their values. */
export const COLUMN_TYPES = [
  "boolean",
  "integer",
  "decimal",
  "double",
  "text",
  "bytes",
  "date",
  "timestamp",
  "time",
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Digits after the point; of decimals, and of nothing else. */
  readonly scale?: number;
}

/** Rows with typed columns. */
export interface TableSchema {
  readonly kind: "table";
  readonly columns: readonly Column[];
}

/** Any file: its rows are its bytes in chunks, each but the last of one length. */
export interface FileSchema {
  readonly kind: "file";
  /** Bytes of a chunk. */
  readonly chunkSize: number;
  /** Such as text/plain. */
  readonly mediaType: string;
}

export type ContentSchema = TableSchema | FileSchema;

export const MAX_COLUMNS = 1_024;
/** Bytes of a row, and so of a value. */
export const MAX_ROW_BYTES = 2 ** 24;
export const MAX_SCALE = 38;
const FORM = "tallystick/content-schema/v1";
/** A file's chunk is a row of one column. */
const CHUNK_COLUMNS: readonly Column[] = [{ name: "chunk", type: "bytes" }];

export function columnsOf(schema: ContentSchema): readonly Column[] {
  return schema.kind === "table" ? schema.columns : CHUNK_COLUMNS;
}

/**
 * The hash that goes into the version on chain and into every leaf: keccak-256 of the schema's canonical JSON (RFC 8785).
 *
 * @throws `CONTENT_SCHEMA_INVALID`.
 *
 * @example
 * import { contentSchemaHash } from "tallystick/data";
 *
 * const hash = contentSchemaHash({ kind: "table", columns: [{ name: "kwh", type: "decimal", scale: 3 }] });
 */
export function contentSchemaHash(schema: ContentSchema): string {
  const checked = checkContentSchema(schema);
  return keccak256(toUtf8Bytes(canonicalJson({ form: FORM, ...checked })));
}

/** Only the fields that a schema has. @throws `CONTENT_SCHEMA_INVALID` with the field. */
export function checkContentSchema(schema: unknown): ContentSchema {
  const { kind, columns, chunkSize, mediaType } = (schema ?? {}) as Partial<TableSchema> &
    Partial<FileSchema> & { kind?: unknown };
  if (kind === "file") {
    if (!isWithin(chunkSize, 1, MAX_ROW_BYTES / 2)) throw invalid("chunkSize", chunkSize, `1 to ${MAX_ROW_BYTES / 2}`);
    if (typeof mediaType !== "string" || mediaType === "") throw invalid("mediaType", mediaType, "a media type");
    return { kind, chunkSize, mediaType };
  }
  if (kind !== "table") throw invalid("kind", kind, '"table" or "file"');
  if (!Array.isArray(columns) || !isWithin(columns.length, 1, MAX_COLUMNS)) {
    throw invalid("columns", columns, `1 to ${MAX_COLUMNS} columns`);
  }
  const checked = columns.map((column, i) => checkColumn(column, `columns[${i}]`));
  for (const [i, { name }] of checked.entries()) {
    if (checked.findIndex((other) => other.name === name) < i) {
      throw invalid(`columns[${i}].name`, name, "there once");
    }
  }
  return { kind, columns: checked };
}

function checkColumn(column: Partial<Column> | null, at: string): Column {
  const { name, type, scale } = column ?? {};
  if (typeof name !== "string" || name === "" || !isWellFormed(name)) throw invalid(`${at}.name`, name, "a name");
  if (!COLUMN_TYPES.includes(type as ColumnType)) throw invalid(`${at}.type`, type, COLUMN_TYPES.join(", "));
  if (type !== "decimal") {
    if (scale !== undefined) throw invalid(`${at}.scale`, scale, "there for decimals only");
    return { name, type: type as ColumnType };
  }
  if (!isWithin(scale, 0, MAX_SCALE)) throw invalid(`${at}.scale`, scale, `0 to ${MAX_SCALE}`);
  return { name, type, scale };
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function invalid(field: string, value: unknown, expected: string) {
  return contentError("CONTENT_SCHEMA_INVALID", `schema: ${field} should be ${expected}`, { field, value });
}
