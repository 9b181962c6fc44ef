import type { Column } from "./content/schema.ts";
import type { ContentValue } from "./content/value.ts";
import type { ResultCell } from "./result-document.ts";
import { resultError } from "./result-errors.ts";
import { contentDate, contentTime } from "./result-times.ts";

const INTEGER = /^(0|-?[1-9]\d{0,76})$/;

/** A row of a document as values. @throws `RESULT_INVALID` for a cell that is not the one text of its value. */
export function valuesOf(row: readonly ResultCell[], columns: readonly Column[], index: number): ContentValue[] {
  if (row.length !== columns.length) throw invalid(`rows[${index}]`, row, `${columns.length} cells`);
  return columns.map((column, i) => {
    const cell = row[i] as ResultCell;
    const value = cell === null ? null : valueIn(cell, column);
    return value === undefined ? invalidCell(index, column, cell) : value;
  });
}

function valueIn(cell: boolean | string, { type }: Column): ContentValue | undefined {
  if (typeof cell === "boolean") return type === "boolean" ? cell : undefined;
  if (typeof cell !== "string") return undefined;
  switch (type) {
    case "integer":
      return INTEGER.test(cell) ? BigInt(cell) : undefined;
    case "decimal": // the encoding itself knows one text alone
      return cell;
    case "text":
      return cell.normalize("NFC") === cell ? cell : undefined;
    case "date":
      return contentDate(cell);
    case "timestamp":
      return contentTime(cell);
    default:
      return undefined;
  }
}

function invalidCell(index: number, { name, type }: Column, cell: unknown): never {
  throw invalid(`rows[${index}].${name}`, cell, `the text of a value of ${type}`);
}

function invalid(field: string, value: unknown, expected: string) {
  return resultError("RESULT_INVALID", `${field} should be ${expected}`, { field, value, expected });
}
