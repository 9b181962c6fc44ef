import type { DuckDBConnection } from "@duckdb/node-api";
import { EngineFault } from "./engine-fault.ts";
import type { TableColumn, TableFile } from "./protocol.ts";

const READERS = {
  parquet: "read_parquet($1)",
  csv: "read_csv($1, header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '')",
} as const;

/**
 * Makes a table of a file, with the columns that are named and no others.
 *
 * @throws An input fault for a value that is not of its column's type, is missing, is not NFC, or is there twice where it must not be.
 */
export async function loadTable(connection: DuckDBConnection, table: TableFile): Promise<void> {
  const { name, columns, format, path } = table;
  const made = columns.map((column) => `"${column.name}" ${column.type}`).join(", ");
  await connection.run(`CREATE TABLE "${name}" (${made})`);
  const read = columns.map((column) => `CAST("${column.name}" AS ${column.type})`).join(", ");
  try {
    await connection.run(`INSERT INTO "${name}" SELECT ${read} FROM ${READERS[format]}`, [path]);
  } catch (error) {
    const reason = "a column is missing, or a value is not of its type";
    throw inputFault(name, "", reason, (error as Error).message.slice(0, 300));
  }
  for (const column of columns) await checkColumn(connection, name, column);
}

async function checkColumn(connection: DuckDBConnection, table: string, column: TableColumn): Promise<void> {
  const { name, type, nullable, unique } = column;
  const checks: [boolean, string, string][] = [
    [!nullable, `count(*) FILTER (WHERE "${name}" IS NULL)`, "a value is missing"],
    [type === "VARCHAR", `count(*) FILTER (WHERE "${name}" <> nfc_normalize("${name}"))`, "a text is not NFC"],
    [unique, `count("${name}") - count(DISTINCT "${name}")`, "a value is there twice"],
    [
      type === "DATE" || type === "TIMESTAMP",
      `count(*) FILTER (WHERE NOT isfinite("${name}") OR year("${name}") NOT BETWEEN 1 AND 9999)`,
      "a year does not have four digits",
    ],
  ];
  for (const [applies, count, reason] of checks) {
    if (!applies) continue;
    const [[found] = []] = (await connection.runAndReadAll(`SELECT ${count} FROM "${table}"`)).getRows();
    if (Number(found) > 0) throw inputFault(table, name, reason);
  }
}

function inputFault(table: string, column: string, reason: string, detail?: string): EngineFault {
  const fault = { kind: "input", table, column, reason } as const;
  return new EngineFault(detail === undefined ? fault : { ...fault, detail });
}
