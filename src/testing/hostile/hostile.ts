import type { Rule } from "../../vault/compute/query/rules.ts";

/** A statement that no policy allows, and the rule that refuses it. */
export interface Hostile {
  readonly name: string;
  readonly sql: string;
  readonly rule: Rule;
}

export const hostile = (rule: Rule, statements: Readonly<Record<string, string>>): Hostile[] =>
  Object.entries(statements).map(([name, sql]) => ({ name, sql, rule }));
