import { parseValue } from "../values/parse-value.ts";
import type { ColumnType } from "../values/type.ts";
import { type Constant, readConstant } from "./constant.ts";
import type { Comparison, Expression, Operand, Predicate } from "./query.ts";
import { listOfNodes } from "./read-from.ts";
import { refuse } from "./rules.ts";
import { plainColumn, readColumn, type Scope } from "./scope.ts";
import { fold, type Node, nodeOf, take, textOf } from "./tree.ts";

const MOST_CONDITIONS = 100;
const MOST_VALUES = 100;
const DEEPEST = 32;

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  COMPARE_EQUAL: "=",
  COMPARE_NOTEQUAL: "<>",
  COMPARE_LESSTHAN: "<",
  COMPARE_LESSTHANOREQUALTO: "<=",
  COMPARE_GREATERTHAN: ">",
  COMPARE_GREATERTHANOREQUALTO: ">=",
};

/** The comparison that holds with its sides exchanged. */
const TURNED: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "<>": "<>",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

const ALIAS = { alias: ["", "FORM"] } as const;

/** What WHERE asks. @throws `QUERY_REFUSED`, and `QUERY_PARAMETER_INVALID` for a constant that is not of its column's type. */
export function readPredicate(scope: Scope, value: unknown): Predicate {
  let conditions = 0;

  function read(node: Node, depth: number): Predicate {
    conditions++;
    if (conditions > MOST_CONDITIONS || depth > DEEPEST) refuse("TOO_COMPLEX", "WHERE");
    switch (node.class) {
      case "CONJUNCTION": {
        take(node, ["class", "type", "children"], ALIAS);
        const is = node.type === "CONJUNCTION_AND" ? "and" : node.type === "CONJUNCTION_OR" ? "or" : undefined;
        if (is === undefined) return refuse("PREDICATE", String(node.type));
        return { is, of: listOfNodes(node.children, "children").map((child) => read(child, depth + 1)) };
      }
      case "COMPARISON":
        return readComparison(scope, node);
      case "BETWEEN": {
        take(node, ["class", "type", "input", "lower", "upper"], ALIAS);
        const left = readLeft(scope, node.input);
        return { is: "between", left, lower: readOperand(left, node.lower), upper: readOperand(left, node.upper) };
      }
      case "OPERATOR":
        return readOperator(node, depth);
      case "COLUMN_REF": {
        const left = readLeft(scope, node);
        if (left.type.name !== "boolean") return refuse("PREDICATE", left.column);
        return { is: "compare", by: "=", left, right: { value: true } };
      }
      case "SUBQUERY":
        return refuse("SUBQUERY", String(node.subquery_type));
      case "FUNCTION":
        return refuse("FUNCTION", String(node.function_name));
      default:
        return refuse("PREDICATE", String(node.type));
    }
  }

  function readOperator(node: Node, depth: number): Predicate {
    take(node, ["class", "type", "children"], ALIAS);
    const [first, ...others] = listOfNodes(node.children, "children");
    if (first === undefined) return refuse("FORM", String(node.type));
    switch (node.type) {
      case "OPERATOR_NOT":
        return { is: "not", of: read(first, depth + 1) };
      case "OPERATOR_IS_NULL":
        return { is: "null", left: readLeft(scope, first) };
      case "OPERATOR_IS_NOT_NULL":
        return { is: "not", of: { is: "null", left: readLeft(scope, first) } };
      case "COMPARE_IN":
      case "COMPARE_NOT_IN": {
        if (others.length > MOST_VALUES) refuse("TOO_COMPLEX", "IN");
        const left = readLeft(scope, first);
        const among: Predicate = { is: "in", left, among: others.map((other) => readOperand(left, other)) };
        return node.type === "COMPARE_IN" ? among : { is: "not", of: among };
      }
      default:
        return refuse("PREDICATE", String(node.type));
    }
  }

  return read(nodeOf(value, "where_clause"), 0);
}

function readComparison(scope: Scope, node: Node): Predicate {
  const by = COMPARISONS[String(node.type)] ?? refuse("PREDICATE", String(node.type));
  take(node, ["class", "type", "left", "right"], ALIAS);
  const [left, right] = [nodeOf(node.left, "left"), nodeOf(node.right, "right")];
  if (left.class !== "COLUMN_REF" && right.class === "COLUMN_REF") {
    const column = readLeft(scope, right);
    return { is: "compare", by: TURNED[by], left: column, right: readOperand(column, left) };
  }
  const column = readLeft(scope, left);
  return { is: "compare", by, left: column, right: readOperand(column, right) };
}

function readLeft(scope: Scope, value: unknown): Expression {
  const node = nodeOf(value, "left");
  if (node.class === "SUBQUERY") return refuse("SUBQUERY", String(node.subquery_type));
  if (node.class === "FUNCTION") return refuse("FUNCTION", String(node.function_name));
  if (node.class !== "COLUMN_REF") return refuse("PREDICATE", String(node.type));
  return plainColumn(readColumn(scope, node), "filter");
}

function readOperand(left: Expression, value: unknown): Operand {
  const node = nodeOf(value, "right");
  if (node.class === "PARAMETER") {
    take(node, ["class", "type", "identifier"], ALIAS);
    return { parameter: fold(textOf(node.identifier, "identifier")) };
  }
  if (node.class === "SUBQUERY") return refuse("SUBQUERY", String(node.subquery_type));
  if (node.class === "FUNCTION") return refuse("FUNCTION", String(node.function_name));
  return { value: constantOf(left.type, readConstant(node), left.column) };
}

/** A number stands without quotes, everything else with them: so no constant is read as another type than it was written. */
function constantOf(type: ColumnType, { isNumber, value }: Constant, column: string) {
  const wantsNumber = type.name === "integer" || type.name === "decimal";
  if (isNumber !== wantsNumber) refuse("CONSTANT", `${column}: ${JSON.stringify(value)}`);
  return parseValue(type, value, column);
}
