import { type Rule, refuse } from "./rules.ts";

/** A node of the tree that the engine's parser makes. Whole numbers that a double cannot hold are texts. */
export type Node = Readonly<Record<string, unknown>>;

/** Where a node stood in the text. Never looked at. */
const PLACE = "query_location";

/**
 * Takes a node apart: every member that it has is one that is read, or one whose value says nothing.
 *
 * @param read Members that the caller looks at.
 * @param idle Member -> the value that says nothing, and the rule that any other value breaks.
 * @throws `QUERY_REFUSED` for any other member.
 */
export function take(
  node: Node,
  read: readonly string[],
  idle: Readonly<Record<string, readonly [unknown, Rule]>>,
): Node {
  for (const [name, value] of Object.entries(node)) {
    if (name === PLACE || read.includes(name)) continue;
    const known = Object.hasOwn(idle, name) ? idle[name] : undefined;
    if (known === undefined) refuse("FORM", `${node.class ?? node.type}.${name}`);
    const [silent, rule] = known as readonly [unknown, Rule];
    if (JSON.stringify(value) !== JSON.stringify(silent)) refuse(rule, wordOf(node, name));
  }
  return node;
}

const wordOf = (node: Node, name: string) => String(node.function_name ?? node.table_name ?? name);

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws `QUERY_REFUSED` where there is something else: a parser of another version. */
export function nodeOf(value: unknown, name: string): Node {
  return isNode(value) ? value : refuse("FORM", name);
}

export function listOf(value: unknown, name: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse("FORM", name);
}

export function textOf(value: unknown, name: string): string {
  return typeof value === "string" ? value : refuse("FORM", name);
}

/** The engine takes names in any case. Only ASCII is folded: no name of a policy has other letters. */
export const fold = (name: string) => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** JSON of the parser: numbers that a double cannot hold stay texts, and are refused where they matter. */
export function parseTree(json: string): unknown {
  const revive = (_: string, value: unknown, context: { source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) ? (context.source ?? "") : value;
  return (JSON.parse as (text: string, revive: unknown) => unknown)(json, revive);
}
