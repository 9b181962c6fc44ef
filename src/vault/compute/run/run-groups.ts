import type { Engine } from "../engine/open-engine.ts";
import { computeError } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";
import type { Bind } from "../query/bindings.ts";
import { isAggregate, type Query } from "../query/query.ts";
import { columnsOf, type Rendered, renderGroups, renderRows } from "../query/render.ts";
import type { Cell } from "../values/cell.ts";
import { mean } from "./mean.ts";
import { type Group, releaseGroups, type Total } from "./release.ts";

/** Rows in no order, and how many subjects each covers. */
export interface Found {
  readonly row: readonly Cell[];
  readonly sizes: readonly bigint[];
}

export interface RunParameters {
  readonly engine: Engine;
  readonly policy: Policy;
  readonly query: Query;
  /** Texts for a statement's places. */
  readonly bind: (binds: readonly Bind[]) => readonly string[];
  /** Rows at most. */
  readonly most: number;
}

/** @throws `QUERY_ROWS_EXCEEDED`; as the engine. */
export async function runRows({ engine, query, bind, most }: RunParameters): Promise<Found[]> {
  const { sql, binds } = renderRows(query);
  const { rows, more } = await engine.run(sql, bind(binds), most);
  if (more) throw exceeded(most);
  return rows.map((row) => ({ row, sizes: [1n] }));
}

/** @throws `QUERY_ROWS_EXCEEDED`; as the engine. */
export async function runGroups(parameters: RunParameters): Promise<Found[]> {
  const { engine, policy, query, bind, most } = parameters;
  const rendered = renderGroups(policy, query);
  const { main, hiding } = rendered;
  const { rows, more } = await engine.run(main.sql, bind(main.binds), most);
  if (more) throw exceeded(most);
  const groups = rows.map((row) => groupOf(row, query, rendered));
  if (hiding === undefined || groups.length === 0) return groups.map((group) => foundOf(group, query));
  const found = await engine.run(hiding.sql, bind(hiding.binds), most);
  if (found.more) throw exceeded(most);
  return releaseGroups(groups, found.rows.map(totalOf)).map((group) => foundOf(group, query));
}

function totalOf(row: readonly Cell[]): Total {
  const keys = row.slice(0, -1);
  const bits = Number(row.at(-1));
  return { keys, summed: keys.map((_, index) => (bits >> (keys.length - 1 - index)) % 2 === 1) };
}

const exceeded = (limit: number) => computeError("QUERY_ROWS_EXCEEDED", `more than ${limit} rows`, { limit });

function groupOf(row: readonly Cell[], query: Query, { sizes }: Rendered): Group {
  const keys = query.keys.length;
  const end = row.length - sizes;
  return { keys: row.slice(0, keys), aggregates: row.slice(keys, end), sizes: row.slice(end) as bigint[] };
}

/** The row of a group as the statement selects it. */
function foundOf({ keys, aggregates, sizes }: Group, query: Query): Found {
  const places = query.keys.map((key) => JSON.stringify(key));
  let at = 0;
  const row = query.outputs.map(({ of }): Cell => {
    if (!isAggregate(of)) return keys[places.indexOf(JSON.stringify(of))] as Cell;
    const [value, count] = aggregates.slice(at, at + columnsOf(of)) as [Cell, Cell?];
    at += columnsOf(of);
    if (of.function !== "avg") return value;
    return value === null ? null : mean(value as bigint, count as bigint);
  });
  return { row, sizes };
}
