import type { Policy } from "../policy/policy.ts";
import type { Source } from "./query.ts";
import { type Rule, refuse } from "./rules.ts";
import { readColumn } from "./scope.ts";
import { fold, listOf, type Node, nodeOf, take, textOf } from "./tree.ts";

const MOST_TABLES = 8;
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** What stands in FROM and is no table, and the rule that it breaks. */
const OTHERS: Readonly<Record<string, Rule>> = {
  EMPTY: "VALUES",
  EMPTY_FROM: "VALUES",
  EXPRESSION_LIST: "VALUES",
  COLUMN_DATA: "VALUES",
  TABLE_FUNCTION: "TABLE_FUNCTION",
  SUBQUERY: "SUBQUERY",
  PIVOT: "TABLE_FORM",
  SHOW_REF: "NOT_SELECT",
};

/** @throws `QUERY_REFUSED`. */
export function readFrom(policy: Policy, value: unknown): Source[] {
  const node = nodeOf(value, "from_table");
  if (node.type === "BASE_TABLE") return [readTable(policy, node)];
  if (node.type === "JOIN") return readJoin(policy, node);
  const type = String(node.type);
  return refuse(Object.hasOwn(OTHERS, type) ? (OTHERS[type] as Rule) : "FORM", type);
}

function readTable(policy: Policy, node: Node): Source {
  take(node, ["type", "alias", "table_name"], {
    sample: [null, "SAMPLE"],
    schema_name: ["", "TABLE_UNKNOWN"],
    catalog_name: ["", "TABLE_UNKNOWN"],
    column_name_alias: [[], "TABLE_FORM"],
    at_clause: [null, "TABLE_FORM"],
  });
  const written = textOf(node.table_name, "table_name");
  const table = fold(written);
  if (!Object.hasOwn(policy.tables, table)) refuse("TABLE_UNKNOWN", written);
  const alias = fold(textOf(node.alias, "alias")) || table;
  if (!NAME.test(alias)) refuse("NAME", alias);
  return { table, alias };
}

/** Joins lean to the left: what was joined before is on the left, and one more table on the right. */
function readJoin(policy: Policy, node: Node): Source[] {
  take(node, ["type", "left", "right", "condition", "join_type", "ref_type"], {
    alias: ["", "TABLE_FORM"],
    sample: [null, "SAMPLE"],
    using_columns: [[], "JOIN"],
    delim_flipped: [false, "JOIN"],
    duplicate_eliminated_columns: [[], "JOIN"],
  });
  if (node.join_type !== "INNER" || node.ref_type !== "REGULAR") refuse("JOIN", `${node.ref_type} ${node.join_type}`);
  const left = readFrom(policy, node.left);
  const right = nodeOf(node.right, "right");
  if (right.type !== "BASE_TABLE") return refuse(right.type === "JOIN" ? "JOIN" : ruleOf(policy, right), right.type);
  const added = readTable(policy, right);
  if (left.some(({ table, alias }) => table === added.table || alias === added.alias)) refuse("JOIN", added.table);
  if (left.length >= MOST_TABLES) refuse("TOO_COMPLEX", "tables");
  return [...left, readCondition(policy, left, added, nodeOf(node.condition ?? undefined, "condition"))];
}

/** The rule that something else than a table breaks: it is read for its refusal. */
function ruleOf(policy: Policy, node: Node): Rule {
  readFrom(policy, node);
  return "FORM";
}

function readCondition(policy: Policy, left: readonly Source[], added: Source, node: Node): Source {
  if (node.class !== "COMPARISON" || node.type !== "COMPARE_EQUAL") refuse("JOIN", String(node.type));
  take(node, ["class", "type", "left", "right"], { alias: ["", "FORM"] });
  const scope = { policy, from: [...left, added] };
  const sides = [node.left, node.right].map((side) => {
    const column = nodeOf(side, "condition");
    if (column.class !== "COLUMN_REF") refuse("JOIN", String(column.type));
    return readColumn(scope, column);
  });
  for (const { many, one } of policy.joins ?? []) {
    const found = [many, one].map((name) =>
      sides.find(({ alias, column }) => `${scope.from.find((each) => each.alias === alias)?.table}.${column}` === name),
    );
    const [ofMany, ofOne] = found;
    // The table that is added is the one that has each value once: rows are never multiplied.
    if (ofMany === undefined || ofOne === undefined || ofOne.alias !== added.alias) continue;
    const plain = ({ alias, column }: { alias: string; column: string }) => ({ alias, column });
    return { ...added, on: { many: plain(ofMany), one: plain(ofOne) } };
  }
  return refuse("JOIN", sides.map(({ alias, column }) => `${alias}.${column}`).join(" = "));
}

export const listOfNodes = (value: unknown, name: string) => listOf(value, name).map((each) => nodeOf(each, name));
