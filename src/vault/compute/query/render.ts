import type { Policy } from "../policy/policy.ts";
import { type ColumnType, engineType } from "../values/type.ts";
import { type Bind, type Bindings, bindings } from "./bindings.ts";
import { type Aggregate, type Expression, isAggregate, type Query } from "./query.ts";
import { renderFrom, renderMatched, renderPredicate } from "./render-parts.ts";

/** What the engine is to run: made of the policy's names, of what stands in this file, and of places for values. */
export interface Statement {
  readonly sql: string;
  readonly binds: readonly Bind[];
}

export interface Rendered {
  readonly main: Statement;
  /** Subjects in what `main` withholds, one column for each table that has subjects. Absent where nobody is to be hidden. */
  readonly withheld?: Statement;
  /** Columns of `main` behind the keys and the aggregates: how many subjects a group covers, for each table that has subjects. */
  readonly sizes: number;
}

/** The columns that an aggregate needs of the engine; a mean is a sum and a count. */
export const columnsOf = (of: Aggregate): number => (of.function === "avg" ? 2 : 1);

/**
 * The statements for a query of groups. A filter is made part of each aggregate instead of WHERE, so that what it leaves out of a group
 * is counted as well: a group is given if it covers at least k subjects, and if what the filter leaves out of it is of none, or of at
 * least k. So no one group with a filter differs from the same without it by fewer than k subjects.
 */
export function renderGroups(policy: Policy, query: Query): Rendered {
  const binds = bindings();
  const aggregates = query.outputs.map(({ of }) => of).filter(isAggregate);
  const keys = query.keys.map((_, index) => `k${index}`);
  const { subjects, least } = subjectsOf(policy, query);
  const base = [
    ...query.keys.map((key, index) => `${renderKey(query, key)} AS k${index}`),
    ...aggregates.map(
      ({ column }, index) => `${column === undefined ? "TRUE" : renderColumn(query, column)} AS v${index}`,
    ),
    ...subjects.map((subject, index) => `${subject ?? "TRUE"} AS s${index}`),
    `${renderCounted(query, binds)} AS p`,
  ];
  const count = (index: number, filter: string) =>
    `count(${subjects[index] === undefined ? "" : "DISTINCT "}s${index}) FILTER (WHERE ${filter})`;
  const sizes = subjects.map((_, index) => `${count(index, "p")} AS n${index}`);
  const checks = subjects.flatMap((_, index) => [
    `${count(index, "NOT p")} AS m${index}`,
    ...aggregates.flatMap(({ nullable }, at) =>
      nullable ? [`${count(index, `p AND v${at} IS NOT NULL`)} AS h${index}_${at}`] : [],
    ),
  ]);
  const conditions = subjects.flatMap((_, index) => [
    `n${index} >= ${least}`,
    `(m${index} = 0 OR m${index} >= ${least})`,
    ...aggregates.flatMap(({ nullable }, at) => (nullable && least > 1 ? [`h${index}_${at} >= ${least}`] : [])),
  ]);
  const values = aggregates.flatMap((of, index) => renderAggregate(of, index));
  const groupBy = keys.length === 0 ? "" : ` GROUP BY ${keys.join(", ")}`;
  const head =
    `WITH b AS (SELECT ${base.join(", ")} FROM ${renderFrom(query, "LEFT JOIN")}), ` +
    `g AS (SELECT ${[...keys, ...values, ...sizes, ...checks].join(", ")} FROM b${groupBy})`;
  const names = [
    ...keys,
    ...aggregates.flatMap((of, index) => (columnsOf(of) === 2 ? [`a${index}`, `c${index}`] : [`a${index}`])),
    ...subjects.map((_, index) => `n${index}`),
  ];
  const given = conditions.join(" AND ");
  const main = { sql: `${head} SELECT ${names.join(", ")} FROM g WHERE ${given}`, binds: binds.list };
  if (least === 1) return { main, sizes: subjects.length };
  const same = keys.map((key) => `b.${key} IS NOT DISTINCT FROM w.${key}`).join(" AND ") || "TRUE";
  const left = subjects
    .map((subject, index) => `count(${subject === undefined ? "" : "DISTINCT "}b.s${index})`)
    .join(", ");
  const none = subjects.map((_, index) => `n${index} > 0`).join(" AND ");
  const sql =
    `${head}, w AS (SELECT ${keys.join(", ") || "TRUE AS k"} FROM g WHERE ${none} AND NOT (${given})) ` +
    `SELECT ${left} FROM b JOIN w ON ${same} WHERE b.p`;
  return { main, withheld: { sql, binds: binds.list }, sizes: subjects.length };
}

/** The statement for rows of tables in which nobody is to be hidden. */
export function renderRows(query: Query): Statement {
  const binds = bindings();
  const columns = query.outputs.map(({ of }, index) => `${renderColumn(query, of as Expression)} AS k${index}`);
  const where = query.where === undefined ? "" : ` WHERE ${renderPredicate(query, query.where, binds)}`;
  return { sql: `SELECT ${columns.join(", ")} FROM ${renderFrom(query, "JOIN")}${where}`, binds: binds.list };
}

/** The columns that name subjects, undefined where each row is one; and how many a group has to cover. */
function subjectsOf(policy: Policy, query: Query): { subjects: readonly (string | undefined)[]; least: number } {
  const subjects = query.from.flatMap(({ table, alias }) => {
    const subject = policy.tables[table]?.subject;
    if (subject === undefined || subject === "none") return [];
    return [subject === "row" ? undefined : renderColumn(query, { alias, column: subject.column })];
  });
  return subjects.length === 0 ? { subjects: [undefined], least: 1 } : { subjects, least: policy.minimumGroupSize };
}

/** Whether a row counts: it has its partners, and the filter holds. What does not count is what is left out. */
function renderCounted(query: Query, binds: Bindings): string {
  const filter = query.where === undefined ? [] : [`coalesce(${renderPredicate(query, query.where, binds)}, FALSE)`];
  return [...renderMatched(query), ...filter].join(" AND ") || "TRUE";
}

const renderColumn = ({ from }: Query, { alias, column }: { alias: string; column: string }) =>
  `t${from.findIndex((source) => source.alias === alias)}."${column}"`;

function renderKey(query: Query, key: Expression): string {
  const column = renderColumn(query, key);
  return key.unit === undefined ? column : `CAST(date_trunc('${key.unit}', ${column}) AS ${engineType(key.type)})`;
}

function renderAggregate({ function: name, column }: Aggregate, index: number): string[] {
  const filter = " FILTER (WHERE p)";
  const value = `v${index}`;
  switch (name) {
    case "avg":
      return [`sum(${value})${filter} AS a${index}`, `count(${value})${filter} AS c${index}`];
    case "count":
      return [`count(${column === undefined ? "*" : value})${filter} AS a${index}`];
    case "count_distinct":
      return [`count(DISTINCT ${value})${filter} AS a${index}`];
    default:
      return [`${name}(${value})${filter} AS a${index}`];
  }
}

/** The type of what an aggregate gives. */
export function resultType({ function: name, type }: Aggregate): ColumnType {
  const scale = type.name === "decimal" ? type.scale : 0;
  if (name === "count" || name === "count_distinct") return { name: "integer" };
  if (name === "avg") return { name: "decimal", precision: 38, scale: scale + MEAN_DECIMALS };
  return name === "sum" && type.name === "decimal" ? { name: "decimal", precision: 38, scale } : type;
}

/** Decimals that a mean has more than what it is the mean of. */
export const MEAN_DECIMALS = 6;
