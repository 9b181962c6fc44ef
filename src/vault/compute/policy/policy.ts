/**
 * What an owner lets others compute over his tables. Whatever is not named is refused.
 *
 * docs/guides/vault-policy.md describes each member.
 */
export interface Policy {
  readonly version: 1;
  /** By name: lower-case, as statements name them. */
  readonly tables: Readonly<Record<string, TablePolicy>>;
  /** Inner joins that may be made. @default none */
  readonly joins?: readonly JoinPolicy[];
  /** Each group that is given covers at least this many subjects, and so does what a filter leaves out of it. */
  readonly minimumGroupSize: number;
  /** Whether statements that the owner did not write are taken at all. They hold to the same rules as his own. */
  readonly freeSql: boolean;
  /** The owner's statements, by name. @default none */
  readonly queries?: Readonly<Record<string, NamedQuery>>;
  readonly functions: readonly FunctionName[];
  readonly limits: QueryLimits;
  /** @default no budget */
  readonly budget?: Budget;
}

/** Whose rows these are: those of the subject that a column names, of a subject each, or of nobody (a public table of reference). */
export type Subject = { readonly column: string } | "row" | "none";

export interface TablePolicy {
  readonly subject: Subject;
  readonly columns: Readonly<Record<string, ColumnPolicy>>;
}

export interface ColumnPolicy {
  /** `boolean`, `integer` (64 bits), `decimal(p,s)` with p up to 18, `text`, `date` or `timestamp` (UTC, microseconds). */
  readonly type: string;
  /** Whether the column may be empty. @default false */
  readonly nullable?: boolean;
  readonly uses: readonly Use[];
  /** Functions that may be applied to its values. @default none */
  readonly aggregates?: readonly AggregateName[];
}

/** `filter`: in WHERE. `group`: as a group's key, which the result shows. `disclose`: row by row, under a least group size of 1 alone. */
export type Use = "filter" | "group" | "disclose";

/** `avg` is the sum over the count, as a decimal. */
export type AggregateName = "count" | "count_distinct" | "sum" | "avg" | "min" | "max";

export type FunctionName = AggregateName | "date_trunc";

/** `table.column` of the many and of the one: each value is there at most once in the latter. */
export interface JoinPolicy {
  readonly many: string;
  readonly one: string;
}

export interface NamedQuery {
  readonly sql: string;
  /** What the statement names with `$name`. @default none */
  readonly parameters?: Readonly<Record<string, ParameterPolicy>>;
}

export interface ParameterPolicy {
  /** That of the column to which it is compared. */
  readonly type: string;
  /** The only values that it may have. @default any of the type */
  readonly values?: readonly Parameter[];
}

/** A value from outside: true or false, or a text of the column's type, such as "12.50" or "2024-01-31". */
export type Parameter = boolean | string;

export interface QueryLimits {
  /** Of a result, before LIMIT. */
  readonly rows: number;
  readonly milliseconds: number;
  readonly memoryMiB: number;
}

export interface Budget {
  /** Different queries under one agreement. */
  readonly queries: number;
}
