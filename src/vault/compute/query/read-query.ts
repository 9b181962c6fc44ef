import { isWellFormed } from "../../../sdk/core/json/well-formed.ts";
import type { Policy } from "../policy/policy.ts";
import { isAggregate, type Output, type Query } from "./query.ts";
import { listOfNodes, readFrom } from "./read-from.ts";
import { readModifiers } from "./read-modifiers.ts";
import { readGroups, readOutputs } from "./read-outputs.ts";
import { readPredicate } from "./read-predicate.ts";
import { refuse } from "./rules.ts";
import type { Scope } from "./scope.ts";
import { isNode, listOf, type Node, nodeOf, parseTree, take } from "./tree.ts";

const MOST_CHARACTERS = 10_000;

/** Before the parser is troubled with it, which would stop at a NUL and put U+FFFD for half a character. @throws `QUERY_REFUSED`. */
export function requireText(sql: string): void {
  if (sql.length > MOST_CHARACTERS) refuse("STATEMENT_TOO_LONG", sql.length);
  if (sql.includes("\0") || !isWellFormed(sql)) refuse("STATEMENT_TEXT", sql);
}

/**
 * What a statement asks, from what the engine's own parser made of it: every node, name and function in it is known to the policy, or
 * it is refused. Nothing of the statement's text goes further than this.
 *
 * @param json Of `json_serialize_sql`.
 * @throws `QUERY_REFUSED` with the rule; `QUERY_PARAMETER_INVALID` for a constant that is not of its column's type.
 */
export function readQuery(policy: Policy, json: string): Query {
  const root = nodeOf(parseTree(json), "the parser's answer");
  if (root.error !== false) {
    refuse(root.error_type === "not implemented" ? "NOT_SELECT" : "NOT_PARSED", String(root.error_message));
  }
  const statements = listOf(root.statements, "statements");
  if (statements.length !== 1) refuse(statements.length === 0 ? "NOT_PARSED" : "SEVERAL_STATEMENTS", statements.length);
  const statement = take(nodeOf(statements[0], "statement"), ["node", "named_param_map"], {});
  return readSelect(policy, nodeOf(statement.node, "node"));
}

function readSelect(policy: Policy, node: Node): Query {
  if (node.type === "SET_OPERATION_NODE") refuse("SET_OPERATION", node.setop_type);
  if (node.type === "RECURSIVE_CTE_NODE" || node.type === "CTE_NODE") refuse("WITH", node.type);
  if (node.type !== "SELECT_NODE") refuse("FORM", node.type);
  take(node, ["type", "modifiers", "select_list", "from_table", "where_clause", "group_expressions", "group_sets"], {
    cte_map: [{ map: [] }, "WITH"],
    aggregate_handling: ["STANDARD_HANDLING", "GROUPING"],
    having: [null, "HAVING"],
    sample: [null, "SAMPLE"],
    qualify: [null, "QUALIFY"],
  });
  const from = readFrom(policy, node.from_table);
  const scope = { policy, from };
  const where = isNode(node.where_clause) ? readPredicate(scope, node.where_clause) : undefined;
  const list = listOfNodes(node.select_list, "select_list");
  const { distinct, ...modifiers } = readModifiers(listOfNodes(node.modifiers, "modifiers"));
  const groups = readGroups(scope, node, list);
  const kind = isRows(scope, list, groups.length, distinct) ? "rows" : "groups";
  const outputs = readOutputs(scope, list, kind === "rows" ? "disclose" : "group");
  const keys = distinct ? keysOf(outputs, groups.length) : groups;
  if (kind === "groups") requireGrouped(outputs, keys);
  const query = { kind, from, keys, outputs, ...modifiers.over(outputs) } as const;
  return where === undefined ? query : { ...query, where };
}

/** Rows one by one: nothing is aggregated, grouped or made distinct. @throws `QUERY_REFUSED` where somebody is in the rows. */
function isRows({ policy, from }: Scope, list: readonly Node[], groups: number, distinct: boolean): boolean {
  if (distinct || groups > 0 || list.some((node) => node.class !== "COLUMN_REF")) return false;
  const hidden = from.find(({ table }) => policy.tables[table]?.subject !== "none");
  if (policy.minimumGroupSize > 1 && hidden !== undefined) refuse("ROWS", hidden.table);
  return true;
}

/** DISTINCT is a group for each row that differs. */
function keysOf(outputs: readonly Output[], groups: number) {
  return outputs.map(({ name, of }) => (isAggregate(of) || groups > 0 ? refuse("DISTINCT", name) : of));
}

function requireGrouped(outputs: readonly Output[], keys: Query["keys"]): void {
  const known = keys.map((key) => JSON.stringify(key));
  for (const { name, of } of outputs) {
    if (!isAggregate(of) && !known.includes(JSON.stringify(of))) refuse("NOT_GROUPED", name);
  }
}
