import type { AggregateName, FunctionName } from "../policy/policy.ts";
import { parseType } from "../values/type.ts";
import type { Aggregate, Expression, Unit } from "./query.ts";
import { listOfNodes } from "./read-from.ts";
import { refuse } from "./rules.ts";
import { plainColumn, readColumn, type Scope } from "./scope.ts";
import { fold, type Node, take, textOf } from "./tree.ts";

const UNITS: readonly string[] = ["year", "quarter", "month", "week", "day", "hour"] satisfies Unit[];

/** The parser's names of functions -> those of the policy. */
const AGGREGATES: Readonly<Record<string, AggregateName>> = {
  count: "count",
  count_star: "count",
  sum: "sum",
  avg: "avg",
  min: "min",
  max: "max",
};

/** A function's parts, without any clause within it. */
function parts(node: Node) {
  take(node, ["class", "type", "alias", "function_name", "children", "distinct"], {
    schema: ["", "FUNCTION"],
    catalog: ["", "FUNCTION"],
    filter: [null, "FILTER_CLAUSE"],
    order_bys: [{ type: "ORDER_MODIFIER", orders: [] }, "FILTER_CLAUSE"],
    is_operator: [false, "FUNCTION"],
    export_state: [false, "FUNCTION"],
  });
  const name = fold(textOf(node.function_name, "function_name"));
  return { name, distinct: node.distinct === true, children: listOfNodes(node.children, "children") };
}

function requireFunction(scope: Scope, name: FunctionName): void {
  if (!scope.policy.functions.includes(name)) refuse("FUNCTION", name);
}

export const isAggregateNode = (node: Node) =>
  node.class === "FUNCTION" && Object.hasOwn(AGGREGATES, fold(String(node.function_name)));

/** @throws `QUERY_REFUSED`. */
export function readAggregate(scope: Scope, node: Node): Aggregate {
  const { name, distinct, children } = parts(node);
  const plain = AGGREGATES[name] as AggregateName;
  if (distinct && plain !== "count") refuse("FUNCTION", `${name} distinct`);
  const called = distinct ? "count_distinct" : plain;
  requireFunction(scope, called);
  const [argument, ...others] = children;
  if (argument === undefined && plain === "count" && !distinct) {
    return { function: "count", type: { name: "integer" }, nullable: false };
  }
  if (argument === undefined || others.length > 0) return refuse("ARGUMENT", name);
  if (argument.class !== "COLUMN_REF") return refuse(ruleOfArgument(argument), argumentWord(argument));
  const { alias, column, policy } = readColumn(scope, argument);
  if (!policy.aggregates?.includes(called)) refuse("FUNCTION", `${called}(${column})`);
  return {
    function: called,
    column: { alias, column },
    type: parseType(policy.type),
    nullable: policy.nullable === true,
  };
}

const ruleOfArgument = (node: Node) =>
  node.class === "SUBQUERY" ? "SUBQUERY" : node.class === "WINDOW" ? "WINDOW" : ("ARGUMENT" as const);

const argumentWord = (node: Node) => String(node.function_name ?? node.type);

/** What a group is made by: a column, or a period of it. @throws `QUERY_REFUSED`. */
export function readKey(scope: Scope, node: Node): Expression {
  if (node.class === "COLUMN_REF") return plainColumn(readColumn(scope, node), "group");
  if (node.class === "FUNCTION" && fold(String(node.function_name)) === "date_trunc") return readPeriod(scope, node);
  return refuseExpression(node);
}

function readPeriod(scope: Scope, node: Node): Expression {
  const { distinct, children } = parts(node);
  requireFunction(scope, "date_trunc");
  const [unit, argument, ...others] = children;
  if (distinct || unit === undefined || argument === undefined || others.length > 0) refuse("ARGUMENT", "date_trunc");
  const value = (unit?.value ?? {}) as Node;
  const name = unit?.class === "CONSTANT" && typeof value.value === "string" ? fold(value.value) : "";
  if (!UNITS.includes(name)) refuse("ARGUMENT", `date_trunc ${name}`);
  if (argument?.class !== "COLUMN_REF") return refuse("ARGUMENT", "date_trunc");
  const column = plainColumn(readColumn(scope, argument), "group");
  const isTime = column.type.name === "timestamp" || (column.type.name === "date" && name !== "hour");
  if (!isTime) refuse("FUNCTION", `date_trunc(${name}, ${column.column})`);
  return { ...column, unit: name as Unit };
}

/** Refuses an expression by what it is. */
export function refuseExpression(node: Node): never {
  switch (node.class) {
    case "STAR":
      return refuse("STAR", "*");
    case "SUBQUERY":
      return refuse("SUBQUERY", String(node.subquery_type ?? node.type));
    case "WINDOW":
      return refuse("WINDOW", String(node.function_name ?? node.type));
    case "FUNCTION":
      return refuse("FUNCTION", String(node.function_name));
    default:
      return refuse("NOT_GROUPED", String(node.type));
  }
}
