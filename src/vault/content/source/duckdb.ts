import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { publishingError } from "../content-errors.ts";

export interface DuckDbOptions {
  /** Threads that read. @default 1 */
  readonly threads?: number;
  /** As DuckDB has it, such as 256MB. @default 256MB */
  readonly memory?: string;
}

/** A DuckDB that reads files and does nothing else: no extension is loaded and no setting can be changed. */
export async function openDuckDb({ threads = 1, memory = "256MB" }: DuckDbOptions) {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: memory,
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    allow_community_extensions: "false",
    preserve_insertion_order: "true",
    lock_configuration: "true",
  });
  const connection = await instance.connect();
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export type { DuckDBConnection };

/** A path as a literal of SQL. What DuckDB would take for a pattern of many files stands for itself. */
export function pathLiteral(path: string): string {
  return literal(path.replace(/[[*?]/g, "[$&]"));
}

export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What DuckDB says of a file, as an error of ours: of a line of CSV where it names one. */
export function sourceError(path: string, error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const reason = reasonOf(message);
  if (line !== undefined) {
    const values = { path, line: Number(line), reason };
    return publishingError("SOURCE_LINE_INVALID", `${path}, line ${line}: ${reason}`, values, error);
  }
  return publishingError("SOURCE_UNREADABLE", `${path}: ${reason}`, { path, reason }, error);
}

/** Without the line itself, which is content, and without DuckDB's advice. */
function reasonOf(message: string): string {
  const columns = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(message);
  if (columns !== null) return `${columns[2]} fields where the header has ${columns[1]}`;
  if (/unterminated quote/i.test(message)) return "a quote does not end, or goes on after its end";
  if (/unicode|utf-8/i.test(message)) return "not UTF-8";
  if (/Maximum line size/i.test(message)) return "longer than a line may be";
  if (/state machine reached an invalid state/i.test(message)) return "not of one kind of line ending";
  return (message.split("\n")[0] ?? "").replace(/"[^"]*"/g, "").slice(0, 200);
}
