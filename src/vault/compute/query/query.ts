import type { AggregateName } from "../policy/policy.ts";
import type { ColumnType } from "../values/type.ts";

/**
 * What a statement asks, once everything in it is known to be allowed. The engine runs what is rendered from this, never the text that
 * came in.
 */
export interface Query {
  /** `groups`: one row for each group. `rows`: rows of the table, where nobody has to be hidden. */
  readonly kind: "groups" | "rows";
  readonly from: readonly Source[];
  readonly where?: Predicate;
  readonly keys: readonly Expression[];
  readonly outputs: readonly Output[];
  readonly order: readonly Order[];
  readonly limit?: number;
}

/** A table of the policy, under the name that the statement gives it. All but the first are joined on two columns being equal. */
export interface Source {
  readonly table: string;
  readonly alias: string;
  readonly on?: { readonly many: Column; readonly one: Column };
}

export interface Column {
  readonly alias: string;
  readonly column: string;
}

export type Unit = "year" | "quarter" | "month" | "week" | "day" | "hour";

/** A column, or the beginning of the year, month, ... that it lies in. */
export interface Expression extends Column {
  readonly unit?: Unit;
  readonly type: ColumnType;
}

export interface Output {
  readonly name: string;
  readonly of: Expression | Aggregate;
}

export interface Aggregate {
  readonly function: AggregateName;
  /** Without one, rows are counted. */
  readonly column?: Column;
  /** Of the column. */
  readonly type: ColumnType;
  /** Whether the column may be empty. */
  readonly nullable: boolean;
}

export interface Order {
  /** Among the outputs. */
  readonly index: number;
  readonly descending: boolean;
}

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

export type Predicate =
  | { readonly is: "and" | "or"; readonly of: readonly Predicate[] }
  | { readonly is: "not"; readonly of: Predicate }
  | { readonly is: "compare"; readonly by: Comparison; readonly left: Expression; readonly right: Operand }
  | { readonly is: "between"; readonly left: Expression; readonly lower: Operand; readonly upper: Operand }
  | { readonly is: "in"; readonly left: Expression; readonly among: readonly Operand[] }
  | { readonly is: "null"; readonly left: Expression };

/** What a column is compared to: a constant of its type, or a parameter. */
export type Operand = { readonly value: boolean | bigint | string } | { readonly parameter: string };

export const isAggregate = (of: Output["of"]): of is Aggregate => "function" in of;
