import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBResult,
  DuckDBTimestampValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import type { Cell } from "../values/cell.ts";
import type { Rows } from "./protocol.ts";

/** Rows of a result, at most `most`. What follows is neither read nor computed. */
export async function readRows(result: DuckDBResult, most: number): Promise<Rows> {
  const rows: Cell[][] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return { rows, more: false };
    for (const row of chunk.getRows()) {
      if (rows.length === most) return { rows, more: true };
      rows.push(row.map(cellOf));
    }
  }
}

/** @throws For a type that no column has, such as floating point. */
function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === "boolean" || typeof value === "string" || typeof value === "bigint")
    return value;
  if (value instanceof DuckDBDecimalValue) return value.value;
  if (value instanceof DuckDBDateValue) return BigInt(value.days);
  if (value instanceof DuckDBTimestampValue) return value.micros;
  throw new TypeError(`no cell is made of ${typeof value === "object" ? value.constructor.name : typeof value}`);
}
