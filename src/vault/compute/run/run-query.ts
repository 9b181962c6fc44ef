import type { Clock } from "../../../lib/clock.ts";
import { algorithmHash } from "../../../sdk/data/model/algorithm.ts";
import type { ResultDocument } from "../../../sdk/data/model/result-document.ts";
import { ENGINE } from "../engine/engine-name.ts";
import { type Engine, openEngine } from "../engine/open-engine.ts";
import type { StartProcess } from "../engine/start-process.ts";
import type { NamedQuery, Policy, QueryLimits } from "../policy/policy.ts";
import { policyHash } from "../policy/policy-hash.ts";
import type { Query } from "../query/query.ts";
import { readQuery, requireText } from "../query/read-query.ts";
import { refuse } from "../query/rules.ts";
import type { Parameters } from "./bind-parameters.ts";
import { columnsUsed } from "./columns-used.ts";
import { computeResult, type QueryResult } from "./compute-result.ts";
import { type DigestFile, type InputTable, requireInput } from "./inputs.ts";
import { requireAsked } from "./parameters-asked.ts";

/** A statement, or the name of one of the owner's. */
export type Asked = { readonly sql: string } | { readonly name: string };

export interface RunQueryParameters {
  /** By the names of the policy. Those that the query does not name are not touched. */
  readonly tables: Readonly<Record<string, InputTable>>;
  readonly policy: Policy;
  readonly query: Asked;
  readonly parameters?: Parameters;
  /** Below those of the policy; a larger one changes nothing. */
  readonly limits?: Partial<QueryLimits>;
  /** Threads of the engine. The result does not depend on it. @default 1 */
  readonly threads?: number;
  /** Milliseconds that loading the tables may take. @default 600 000 */
  readonly loadMilliseconds?: number;
  readonly abort?: AbortSignal;
  readonly start: StartProcess;
  readonly digestFile: DigestFile;
  readonly clock: Clock;
  /** Called with what is to be computed, before it is: where a budget is spent. What it throws ends the query. */
  readonly onRead?: (algorithm: string, inputs: ResultDocument["inputs"]) => Promise<void>;
}

/**
 * Computes over an owner's tables what his policy allows, and nothing else.
 *
 * @throws `QUERY_REFUSED`, `QUERY_PARAMETER_INVALID`, `QUERY_INPUT_MISMATCH`, `QUERY_INPUT_INVALID`, `QUERY_TIME_EXCEEDED`,
 * `QUERY_MEMORY_EXCEEDED`, `QUERY_ROWS_EXCEEDED`, `QUERY_ABORTED`, `QUERY_FAILED`.
 *
 * @example
 * import { systemClock } from "../../../lib/clock.ts";
 * import { digestFile } from "../engine/digest-file.ts";
 * import { startProcess } from "../engine/start-process.ts";
 * import { runQuery } from "./run-query.ts";
 *
 * const query = { sql: "SELECT region, sum(kwh) AS kwh FROM load GROUP BY region" };
 * const { document, hash } = await runQuery({ tables, policy, query, start: startProcess, digestFile, clock: systemClock });
 */
export async function runQuery(parameters: RunQueryParameters): Promise<QueryResult> {
  const { policy, abort, clock, start, threads = 1, loadMilliseconds = 600_000 } = parameters;
  const limits = lowered(policy.limits, parameters.limits);
  const { sql, named } = statementOf(policy, parameters.query);
  requireText(sql);
  const settings = { threads, memoryMiB: limits.memoryMiB };
  const { milliseconds } = limits;
  const engine = openEngine({ start, clock, milliseconds, loadMilliseconds, settings, abort });
  try {
    const query = readQuery(policy, await engine.parse(sql));
    return await compute(parameters, engine, query, named, limits);
  } finally {
    await engine.close();
  }
}

async function compute(
  parameters: RunQueryParameters,
  engine: Engine,
  query: Query,
  named: NamedQuery | undefined,
  limits: QueryLimits,
): Promise<QueryResult> {
  const { policy, tables, digestFile, abort, parameters: given = {} } = parameters;
  requireAsked(query, given);
  const asked = "name" in parameters.query ? { name: parameters.query.name } : { sql: parameters.query.sql };
  const algorithm = algorithmHash({ query: asked, parameters: given, policyHash: policyHash(policy), engine: ENGINE });
  const needed = [...columnsUsed(policy, query)].map(([name, columns]) => ({
    name,
    columns,
    table: tableOf(tables, name),
  }));
  const inputs = needed
    .map(({ name, table }) => ({ table: name, contentRoot: table.contentRoot }))
    .sort((a, b) => (a.table < b.table ? -1 : 1));
  await parameters.onRead?.(algorithm, inputs);
  for (const { name, table } of needed) await requireInput(name, table, digestFile, abort);
  await engine.load(
    needed.map(({ name, columns, table }) => ({ name, columns, path: table.path, format: table.format })),
  );
  const { rows } = limits;
  return computeResult({ engine, policy, query, named, parameters: given, algorithm, inputs, rows });
}

function statementOf(policy: Policy, query: Asked): { sql: string; named?: NamedQuery } {
  if ("sql" in query) return policy.freeSql ? { sql: query.sql } : refuse("FREE_SQL", query.sql);
  const queries = policy.queries ?? {};
  const named = Object.hasOwn(queries, query.name) ? queries[query.name] : undefined;
  return named === undefined ? refuse("QUERY_UNKNOWN", query.name) : { sql: named.sql, named };
}

function tableOf(tables: RunQueryParameters["tables"], name: string): InputTable {
  return (Object.hasOwn(tables, name) ? tables[name] : undefined) ?? refuse("TABLE_UNKNOWN", name);
}

const lowered = (most: QueryLimits, asked: Partial<QueryLimits> = {}): QueryLimits => ({
  rows: Math.min(most.rows, asked.rows ?? most.rows),
  milliseconds: Math.min(most.milliseconds, asked.milliseconds ?? most.milliseconds),
  memoryMiB: Math.min(most.memoryMiB, asked.memoryMiB ?? most.memoryMiB),
});
