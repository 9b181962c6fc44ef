import type { Use } from "../policy/policy.ts";
import type { Aggregate, Expression, Output } from "./query.ts";
import { listOfNodes } from "./read-from.ts";
import { isAggregateNode, readAggregate, readKey, refuseExpression } from "./read-function.ts";
import { refuse } from "./rules.ts";
import { findColumns, plainColumn, readColumn, type Scope } from "./scope.ts";
import { fold, type Node, textOf } from "./tree.ts";

const MOST_OUTPUTS = 50;
const MOST_KEYS = 4;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,62}$/;

/** What GROUP BY names: an expression, or what SELECT gives a name to. @throws `QUERY_REFUSED`. */
export function readGroups(scope: Scope, node: Node, list: readonly Node[]): Expression[] {
  const named = listOfNodes(node.group_expressions, "group_expressions");
  const plain = named.length === 0 ? [] : [named.map((_, index) => index)];
  // ROLLUP and CUBE are several sets over the same expressions.
  if (JSON.stringify(node.group_sets) !== JSON.stringify(plain)) refuse("GROUPING", "group_sets");
  if (named.length > MOST_KEYS) refuse("TOO_COMPLEX", "GROUP BY");
  const keys = named.map((each) => readKey(scope, aliased(scope, each, list)));
  const texts = keys.map((key) => JSON.stringify(key));
  return keys.filter((_, index) => texts.indexOf(texts[index] as string) === index);
}

/** A name that no column has is what SELECT calls so. */
function aliased(scope: Scope, node: Node, list: readonly Node[]): Node {
  const names = node.class === "COLUMN_REF" && Array.isArray(node.column_names) ? node.column_names : [];
  const [name] = names;
  if (names.length !== 1 || typeof name !== "string" || findColumns(scope, fold(name)).length > 0) return node;
  return list.find((each) => typeof each.alias === "string" && fold(each.alias) === fold(name)) ?? node;
}

/** @param use As what columns stand in the list. @throws `QUERY_REFUSED`. */
export function readOutputs(scope: Scope, list: readonly Node[], use: Use): Output[] {
  if (list.length > MOST_OUTPUTS) refuse("TOO_COMPLEX", "SELECT");
  const outputs = list.map((node): Output => {
    const of = readOutput(scope, node, use);
    const name = textOf(node.alias ?? "", "alias") || nameOf(of);
    return NAME.test(name) ? { name, of } : refuse("NAME", name);
  });
  const names = outputs.map(({ name }) => fold(name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? outputs : refuse("NAME", twice);
}

function readOutput(scope: Scope, node: Node, use: Use): Expression | Aggregate {
  if (node.class === "COLUMN_REF") return plainColumn(readColumn(scope, node), use);
  if (isAggregateNode(node)) return readAggregate(scope, node);
  if (node.class === "FUNCTION") return readKey(scope, node);
  return refuseExpression(node);
}

function nameOf(of: Expression | Aggregate): string {
  if ("function" in of) return of.column === undefined ? of.function : `${of.function}_${of.column.column}`;
  return of.unit === undefined ? of.column : `${of.column}_${of.unit}`;
}
