import { readConstant } from "./constant.ts";
import type { Order, Output } from "./query.ts";
import { listOfNodes } from "./read-from.ts";
import { refuse } from "./rules.ts";
import { fold, isNode, listOf, type Node, take, textOf } from "./tree.ts";

/** What follows the groups: DISTINCT, ORDER BY, LIMIT. */
export interface Modifiers {
  readonly distinct: boolean;
  /** ORDER BY and LIMIT, once the outputs are known. */
  over(outputs: readonly Output[]): { readonly order: readonly Order[]; readonly limit?: number };
}

/** @throws `QUERY_REFUSED`. */
export function readModifiers(nodes: readonly Node[]): Modifiers {
  let distinct = false;
  let orders: readonly Node[] = [];
  let limit: number | undefined;
  for (const node of nodes) {
    switch (node.type) {
      case "DISTINCT_MODIFIER":
        take(node, ["type", "distinct_on_targets"], {});
        if (listOf(node.distinct_on_targets, "distinct_on_targets").length > 0) refuse("DISTINCT_ON", "ON");
        distinct = true;
        break;
      case "ORDER_MODIFIER":
        take(node, ["type", "orders"], {});
        orders = listOfNodes(node.orders, "orders");
        break;
      case "LIMIT_MODIFIER":
        take(node, ["type", "limit"], { offset: [null, "LIMIT"] });
        limit = readLimit(node.limit);
        break;
      default:
        refuse("LIMIT", String(node.type));
    }
  }
  return {
    distinct,
    over: (outputs) => {
      const order = orders.map((each) => readOrder(each, outputs));
      return limit === undefined ? { order } : { order, limit };
    },
  };
}

function readLimit(value: unknown): number {
  const constant = isNode(value) && value.class === "CONSTANT" ? readConstant(value) : undefined;
  const limit = constant?.isNumber && /^\d+$/.test(String(constant.value)) ? Number(constant.value) : Number.NaN;
  return Number.isSafeInteger(limit) ? limit : refuse("LIMIT", String(constant?.value ?? "LIMIT"));
}

const DIRECTIONS = ["ASCENDING", "DESCENDING", "ORDER_DEFAULT"];

/** Empty cells come last either way: where they stand is not the statement's to say. */
function readOrder(node: Node, outputs: readonly Output[]): Order {
  take(node, ["type", "expression"], { null_order: ["ORDER_DEFAULT", "ORDER"] });
  const { expression } = node;
  if (!DIRECTIONS.includes(String(node.type)) || !isNode(expression)) return refuse("ORDER", node.type);
  if (expression.class !== "COLUMN_REF") return refuse("ORDER", String(expression.function_name ?? expression.type));
  const names = listOf(expression.column_names, "column_names").map((each) => fold(textOf(each, "column_names")));
  const index = outputs.findIndex(({ name }) => fold(name) === names[0]);
  if (names.length !== 1 || index < 0) return refuse("ORDER", names.join("."));
  return { index, descending: node.type === "DESCENDING" };
}
