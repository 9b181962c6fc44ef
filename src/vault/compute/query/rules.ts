import { computeError } from "../errors.ts";

/** Every rule by which a statement is refused, and what it says. The guide lists them from here. */
export const RULES = {
  FREE_SQL: "the policy takes the owner's statements alone",
  QUERY_UNKNOWN: "the policy has no statement of this name",
  STATEMENT_TOO_LONG: "a statement has at most 10 000 characters",
  STATEMENT_TEXT: "a statement is a text of whole characters, and has no NUL",
  NOT_PARSED: "the engine's own parser does not read it",
  NOT_SELECT: "a statement is a SELECT",
  SEVERAL_STATEMENTS: "one statement at a time",
  SET_OPERATION: "no UNION, INTERSECT or EXCEPT",
  WITH: "no WITH, recursive or not",
  SUBQUERY: "no query within a query",
  VALUES: "rows come from a table of the policy, not from the statement",
  STAR: "columns are named one by one",
  TABLE_UNKNOWN: "a table of the policy, by its name alone: no schema, no catalogue, no file",
  TABLE_FUNCTION: "no function in FROM",
  TABLE_FORM: "no PIVOT, SAMPLE, AT or column aliases in FROM",
  JOIN: "inner joins of the policy, written as JOIN ... ON a.x = b.y, each table once",
  COLUMN_UNKNOWN: "a column of a table in FROM that the policy has",
  COLUMN_AMBIGUOUS: "a column that several tables have is named with its table",
  COLUMN_USE: "the policy lets the column be used so",
  FUNCTION: "a function of the policy, on a column that takes it",
  ARGUMENT: "a function's argument is a column itself",
  WINDOW: "no window functions",
  FILTER_CLAUSE: "no FILTER, ORDER BY or other clause within a function",
  GROUPING: "GROUP BY names expressions: no ROLLUP, CUBE, GROUPING SETS or GROUP BY ALL",
  HAVING: "no HAVING",
  QUALIFY: "no QUALIFY",
  SAMPLE: "no sampling",
  DISTINCT_ON: "DISTINCT without ON",
  DISTINCT: "DISTINCT only where no group is made otherwise",
  NOT_GROUPED: "what is selected is aggregated, or is a key of GROUP BY",
  ROWS: "rows are shown one by one only where no table in FROM has subjects to be hidden",
  ORDER: "ORDER BY names columns of the result, ascending or descending",
  LIMIT: "LIMIT is a whole number, without OFFSET",
  NAME: "a column of the result has a plain name, and each another",
  CONSTANT: "a column is compared to a constant of its type, or to a parameter",
  PREDICATE: "WHERE is made of AND, OR, NOT, comparisons, BETWEEN, IN and IS NULL",
  TOO_COMPLEX: "at most 100 conditions, 32 deep; 100 values in a list; 50 columns; 4 keys; 8 tables",
  FORM: "nothing that the rules do not know",
} as const;

export type Rule = keyof typeof RULES;

/** @throws `QUERY_REFUSED` with the rule, and with what broke it. */
export function refuse(rule: Rule, value: unknown): never {
  const shown = typeof value === "string" ? value.slice(0, 200) : value;
  throw computeError("QUERY_REFUSED", `${JSON.stringify(shown)} breaks the rule ${rule}: ${RULES[rule]}`, {
    rule,
    value: shown,
  });
}
