import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Column } from "../../src/sdk/data/model/content/schema.ts";
import { loadAsCsv } from "../../src/simulator/load/half-hourly-load.ts";
import type { VaultSettings } from "./settings.ts";

export const SEED = 13;
export const COLUMNS: readonly Column[] = [
  { name: "factory", type: "text" },
  { name: "at", type: "timestamp" },
  { name: "kwh", type: "decimal", scale: 3 },
  { name: "peak_kw", type: "double" },
  { name: "quality", type: "text" },
];

/** The columns of a CSV file of load, typed as those of the Parquet file. */
export const typedLoad = (csv: string) =>
  `SELECT factory, CAST("at" AS TIMESTAMP) AS "at", CAST(kwh AS DECIMAL(12,3)) AS kwh, CAST(peak_kw AS DOUBLE) AS peak_kw, quality
   FROM read_csv('${csv}', all_varchar=true)`;

/** Runs one statement in a DuckDB of its own. */
export async function runDuckDb(threads: number, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

/** Generates the load once, as CSV and as Parquet. */
export async function generate(folder: string, { factories, days, threads }: VaultSettings) {
  const [csv, parquet] = [join(folder, "load.csv"), join(folder, "load.parquet")];
  await pipeline(Readable.from(loadAsCsv({ seed: SEED, factories, days })), createWriteStream(csv));
  await runDuckDb(threads, `COPY (${typedLoad(csv)}) TO '${parquet}' (FORMAT parquet)`);
  return { csv, parquet };
}
