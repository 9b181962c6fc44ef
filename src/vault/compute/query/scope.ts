import type { ColumnPolicy, Policy, Use } from "../policy/policy.ts";
import { parseType } from "../values/type.ts";
import type { Column, Expression, Source } from "./query.ts";
import { refuse } from "./rules.ts";
import { fold, listOf, type Node, take, textOf } from "./tree.ts";

/** Names that a statement can use. */
export interface Scope {
  readonly policy: Policy;
  readonly from: readonly Source[];
}

export interface FoundColumn extends Column {
  readonly policy: ColumnPolicy;
}

/** A COLUMN_REF as a column of the scope. @throws `QUERY_REFUSED`. */
export function readColumn(scope: Scope, node: Node): FoundColumn {
  take(node, ["class", "type", "column_names", "alias"], {});
  const names = listOf(node.column_names, "column_names").map((name) => fold(textOf(name, "column_names")));
  const [column = "", alias] = names.reverse();
  if (names.length > 2 || names.length === 0) refuse("COLUMN_UNKNOWN", names.reverse().join("."));
  const found = findColumns(scope, column, alias);
  if (found.length > 1) refuse("COLUMN_AMBIGUOUS", column);
  return found[0] ?? refuse("COLUMN_UNKNOWN", alias === undefined ? column : `${alias}.${column}`);
}

export function findColumns({ policy, from }: Scope, column: string, alias?: string): FoundColumn[] {
  return from
    .filter((source) => alias === undefined || source.alias === alias)
    .flatMap((source) => {
      const columns = policy.tables[source.table]?.columns ?? {};
      const found = Object.hasOwn(columns, column) ? columns[column] : undefined;
      return found === undefined ? [] : [{ alias: source.alias, column, policy: found }];
    });
}

/** A column that is used as it is. @throws `QUERY_REFUSED` unless the policy lets it be used so. */
export function plainColumn({ alias, column, policy }: FoundColumn, use: Use): Expression {
  if (!policy.uses.includes(use)) refuse("COLUMN_USE", `${column}: ${use}`);
  return { alias, column, type: parseType(policy.type) };
}
