import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { EngineFault } from "./engine-fault.ts";
import { ENGINE } from "./engine-name.ts";
import { loadTable } from "./load-table.ts";
import type { Answer, Call, EngineSettings, Fault, Rows } from "./protocol.ts";
import { readRows } from "./read-rows.ts";
import { LOCK, LOCKED, openSettings } from "./settings.ts";

const PARSER: EngineSettings = { threads: 1, memoryMiB: 256 };

/** The engine's side of the protocol. Statements of others are parsed in an instance of their own, which has no tables. */
export function answerCalls(): (call: Call) => Promise<Answer> {
  let parser: DuckDBConnection | undefined;
  let tables: DuckDBConnection | undefined;

  async function act(call: Call): Promise<unknown> {
    switch (call.do) {
      case "parse":
        parser ??= await openLocked(PARSER, async () => {});
        return parse(parser, call.sql);
      case "load":
        tables = await openLocked(call.settings, async (connection) => {
          for (const table of call.tables) await loadTable(connection, table);
        });
        return undefined;
      case "run":
        if (tables === undefined) throw new EngineFault({ kind: "engine", reason: "no tables were loaded" });
        return run(tables, call);
    }
  }

  return async (call) => {
    try {
      return { value: await act(call) };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  };
}

function faultOf(error: unknown): Fault {
  if (error instanceof EngineFault) return error.fault;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: /^Out of Memory Error/.test(reason) ? "memory" : "engine", reason: reason.slice(0, 500) };
}

/** An engine that is closed against everything outside before anybody's statement reaches it. */
async function openLocked(settings: EngineSettings, load: (connection: DuckDBConnection) => Promise<void>) {
  const connection = await (await DuckDBInstance.create(":memory:", openSettings(settings))).connect();
  const [[version] = []] = (await connection.runAndReadAll("SELECT version()")).getRows();
  if (`duckdb ${version}` !== ENGINE)
    throw new EngineFault({ kind: "engine", reason: `it is ${version} and not ${ENGINE}` });
  await load(connection);
  for (const statement of LOCK) await connection.run(statement);
  for (const [name, expected] of Object.entries(LOCKED)) {
    const [[value] = []] = (await connection.runAndReadAll(`SELECT current_setting('${name}')`)).getRows();
    if (String(value) === expected) continue;
    throw new EngineFault({ kind: "engine", reason: `the setting ${name} is ${value} and not ${expected}` });
  }
  return connection;
}

/** The tree of a statement as JSON; what is no SELECT, or no SQL, is said in it. */
async function parse(connection: DuckDBConnection, sql: string): Promise<string> {
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql(CAST($1 AS VARCHAR))", [sql]);
  return String(reader.getRows()[0]?.[0]);
}

/** The engine's number of a SELECT. */
const SELECT = 1;

/** One statement that only reads, in a transaction that can do no more. */
async function run(connection: DuckDBConnection, { sql, binds, most }: Call & { do: "run" }): Promise<Rows> {
  await connection.run("BEGIN TRANSACTION READ ONLY");
  try {
    const statement = await connection.prepare(sql);
    if (Number(statement.statementType) !== SELECT) {
      throw new EngineFault({ kind: "engine", reason: `not a SELECT: statement type ${statement.statementType}` });
    }
    for (const [index, value] of binds.entries()) statement.bindVarchar(index + 1, value);
    return await readRows(await statement.stream(), most);
  } finally {
    await connection.run("ROLLBACK").catch(() => {}); // an engine that cannot even do that is not asked again
  }
}
