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
  /**
   * Totals over fewer keys in which what `main` withholds covers too few subjects: the keys, and a number whose bits, the last key's
   * lowest, say which of them are summed over. Absent where there are none.
   */
  readonly hiding?: Statement;
  /** Columns of `main` behind the keys and the aggregates: how many subjects a group covers, for each table that has subjects. */
  readonly sizes: number;
}

/** The columns that an aggregate needs of the engine; a mean is a sum and a count. */
export const columnsOf = (of: Aggregate): number => (of.function === "avg" ? 2 : 1);

/**
 * The statements for a query of groups. A filter is made part of each aggregate instead of WHERE, so that what it leaves out of a group
 * is counted as well: a group is given if it covers at least k subjects, and if what the filter leaves out of it is of none, or of at
 * least k. So no one group with a filter differs from the same without it by fewer than k subjects.
 *
 * The same holds for those alone whose value is there, where a column may be empty.
 *
 * Steps: b are the rows, u what each subject adds to each group, g the groups, w those that are withheld, o what is in them.
 */
export function renderGroups(policy: Policy, query: Query): Rendered {
  const binds = bindings();
  const aggregates = query.outputs.map(({ of }) => of).filter(isAggregate);
  const parts = aggregates.map(renderAggregate);
  const { subjects, least } = subjectsOf(policy, query);
  const keys = query.keys.map((_, index) => `k${index}`);
  const people = subjects.map((_, index) => `s${index}`);
  const rows = [
    ...query.keys.map((key, index) => `${renderKey(query, key)} AS k${index}`),
    ...aggregates.map(
      ({ column }, index) => `${column === undefined ? "TRUE" : renderColumn(query, column)} AS v${index}`,
    ),
    ...subjects.map((subject, index) => `${subject} AS s${index}`),
    `${renderCounted(query, binds)} AS p`,
  ];
  const nullable = aggregates.flatMap((of, at) => (of.nullable ? [at] : []));
  const within = [...keys, ...people, ...parts.flatMap(({ distinct }) => distinct)];
  const shares = [
    ...within,
    "count(*) FILTER (WHERE p) AS r",
    "count(*) FILTER (WHERE NOT p) AS x",
    ...parts.flatMap(({ share }) => share),
    ...nullable.flatMap((at) => [
      `count(v${at}) FILTER (WHERE p) AS h${at}`,
      `count(v${at}) FILTER (WHERE NOT p) AS j${at}`,
    ]),
  ];
  // Where no column names subjects, each row is one.
  const covers = (counted: string, index: number) =>
    people.length === 0 ? `sum(${counted})` : `count(DISTINCT s${index}) FILTER (WHERE ${counted} > 0)`;
  const sizes = Array.from({ length: Math.max(1, people.length) }, (_, index) => index);
  const groups = [
    ...keys,
    ...parts.flatMap(({ whole }) => whole),
    ...sizes.map((index) => `CAST(${covers("r", index)} AS BIGINT) AS n${index}`),
    ...sizes.map((index) => `${covers("x", index)} AS m${index}`),
    ...sizes.flatMap((index) =>
      nullable.flatMap((at) => [
        `${covers(`h${at}`, index)} AS h${index}_${at}`,
        `${covers(`j${at}`, index)} AS j${index}_${at}`,
      ]),
    ),
  ];
  const noneOrEnough = (count: string) => `(${count} = 0 OR ${count} >= ${least})`;
  const given = sizes
    .flatMap((index) => [
      `n${index} >= ${least}`,
      noneOrEnough(`m${index}`),
      ...(least === 1
        ? []
        : nullable.flatMap((at) => [`h${index}_${at} >= ${least}`, noneOrEnough(`j${index}_${at}`)])),
    ])
    .join(" AND ");
  const by = (names: readonly string[]) => (names.length === 0 ? "" : ` GROUP BY ${names.join(", ")}`);
  const head =
    `WITH b AS (SELECT ${rows.join(", ")} FROM ${renderFrom(query, "LEFT JOIN")}), ` +
    `u AS (SELECT ${shares.join(", ")} FROM b${by(within)}), ` +
    `g AS (SELECT ${groups.join(", ")} FROM u${by(keys)})`;
  const names = [...keys, ...parts.flatMap(({ names }) => names), ...sizes.map((index) => `n${index}`)];
  const main = { sql: `${head} SELECT ${names.join(", ")} FROM g WHERE ${given}`, binds: binds.list };
  // Where there is but one group, nothing is withheld beside it.
  if (least === 1 || keys.length === 0) return { main, sizes: sizes.length };
  const same = keys.map((key) => `u.${key} IS NOT DISTINCT FROM w.${key}`).join(" AND ");
  const few = sizes
    .flatMap((index) => ["r", ...nullable.map((at) => `h${at}`)].map((counted) => covers(counted, index)))
    .map((count) => `(${count} > 0 AND ${count} < ${least})`)
    .join(" OR ");
  const summed = `grouping(${keys.join(", ")})`;
  const totals = subsetsOf(keys).map((set) => `(${set.join(", ")})`);
  const sql =
    `${head}, w AS (SELECT ${keys.join(", ")} FROM g WHERE n0 > 0 AND NOT (${given})), ` +
    `o AS (SELECT u.* FROM u JOIN w ON ${same} WHERE u.r > 0) ` +
    `SELECT ${keys.join(", ")}, CAST(${summed} AS BIGINT) AS summed FROM o ` +
    `GROUP BY GROUPING SETS (${totals.join(", ")}) HAVING ${summed} > 0 AND (${few})`;
  return { main, hiding: { sql, binds: binds.list }, sizes: sizes.length };
}

/** All sets of keys: what a total can be made by, and the groups themselves. */
function subsetsOf(keys: readonly string[]): string[][] {
  const sets = Array.from({ length: 2 ** keys.length }, (_, bits) => bits);
  return sets.map((bits) => keys.filter((_, index) => (bits >> index) % 2 === 1));
}

/** The statement for rows of tables in which nobody is to be hidden. */
export function renderRows(query: Query): Statement {
  const binds = bindings();
  const columns = query.outputs.map(({ of }, index) => `${renderColumn(query, of as Expression)} AS k${index}`);
  const where = query.where === undefined ? "" : ` WHERE ${renderPredicate(query, query.where, binds)}`;
  return { sql: `SELECT ${columns.join(", ")} FROM ${renderFrom(query, "JOIN")}${where}`, binds: binds.list };
}

/** The columns that name subjects, none where each row is one; and how many a group has to cover. */
function subjectsOf(policy: Policy, query: Query): { subjects: readonly string[]; least: number } {
  const subjects = query.from.map(({ table }) => policy.tables[table]?.subject);
  const columns = subjects.flatMap((subject, index) =>
    typeof subject === "object" ? [`t${index}."${subject.column}"`] : [],
  );
  return { subjects: columns, least: subjects.every((subject) => subject === "none") ? 1 : policy.minimumGroupSize };
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

/** How an aggregate is put together: what rows are told apart by, what each subject adds, the whole, and the whole's names. */
interface Parts {
  readonly distinct: readonly string[];
  readonly share: readonly string[];
  readonly whole: readonly string[];
  readonly names: readonly string[];
}

function renderAggregate({ function: name, column }: Aggregate, index: number): Parts {
  const [value, share] = [`v${index}`, `y${index}`];
  const [whole, counted] = [`a${index}`, `c${index}`];
  const filter = "FILTER (WHERE p)";
  switch (name) {
    case "avg":
      return {
        distinct: [],
        share: [`sum(${value}) ${filter} AS ${share}`, `count(${value}) ${filter} AS z${index}`],
        whole: [`sum(${share}) AS ${whole}`, `CAST(sum(z${index}) AS BIGINT) AS ${counted}`],
        names: [whole, counted],
      };
    case "count":
      return {
        distinct: [],
        share: [`count(${column === undefined ? "*" : value}) ${filter} AS ${share}`],
        whole: [`CAST(sum(${share}) AS BIGINT) AS ${whole}`],
        names: [whole],
      };
    case "count_distinct":
      return {
        distinct: [value],
        share: [],
        whole: [`count(DISTINCT ${value}) FILTER (WHERE r > 0) AS ${whole}`],
        names: [whole],
      };
    default:
      return {
        distinct: [],
        share: [`${name}(${value}) ${filter} AS ${share}`],
        whole: [`${name}(${share}) AS ${whole}`],
        names: [whole],
      };
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
