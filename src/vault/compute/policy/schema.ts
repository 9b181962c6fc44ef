/** A name of a table, a column, a query or a parameter: nothing that has to be escaped, and no two that differ in case. */
const NAME = "^[a-z][a-z0-9_]{0,62}$";

export const TYPE = "^(boolean|integer|text|date|timestamp|decimal\\((1[0-8]|[1-9]),(1[0-8]|[0-9])\\))$";

const AGGREGATES = ["count", "count_distinct", "sum", "avg", "min", "max"];

const object = (required: readonly string[], properties: Record<string, unknown>) => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
});

const named = (pattern: string, value: unknown, least = 0) => ({
  type: "object",
  minProperties: least,
  maxProperties: 500,
  propertyNames: { pattern },
  additionalProperties: value,
});

const set = (names: readonly string[]) => ({ type: "array", uniqueItems: true, items: { enum: names } });

const whole = (minimum: number, maximum: number) => ({ type: "integer", minimum, maximum });

const COLUMN = object(["type", "uses"], {
  type: { type: "string", pattern: TYPE },
  nullable: { type: "boolean" },
  uses: set(["filter", "group", "disclose"]),
  aggregates: set(AGGREGATES),
});

const SUBJECT = {
  if: { type: "string" },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { enum: ["row", "none"] },
  else: object(["column"], { column: { type: "string", pattern: NAME } }),
};

const PARAMETER = object(["type"], {
  type: { type: "string", pattern: TYPE },
  values: { type: "array", minItems: 1, maxItems: 1_000, items: { type: ["boolean", "string"] } },
});

/** JSON Schema of a policy. What the members mean for each other is looked at after it: see `parsePolicy`. */
export const POLICY_SCHEMA = object(["version", "tables", "minimumGroupSize", "freeSql", "functions", "limits"], {
  version: { const: 1 },
  tables: named(NAME, object(["subject", "columns"], { subject: SUBJECT, columns: named(NAME, COLUMN, 1) }), 1),
  joins: {
    type: "array",
    maxItems: 100,
    items: object(["many", "one"], {
      many: { type: "string", pattern: "^[a-z][a-z0-9_]{0,62}[.][a-z][a-z0-9_]{0,62}$" },
      one: { type: "string", pattern: "^[a-z][a-z0-9_]{0,62}[.][a-z][a-z0-9_]{0,62}$" },
    }),
  },
  minimumGroupSize: whole(1, 1_000_000),
  freeSql: { type: "boolean" },
  queries: named(
    "^[a-z][a-z0-9-]{0,62}$",
    object(["sql"], { sql: { type: "string", minLength: 1, maxLength: 10_000 }, parameters: named(NAME, PARAMETER) }),
  ),
  functions: set([...AGGREGATES, "date_trunc"]),
  limits: object(["rows", "milliseconds", "memoryMiB"], {
    rows: whole(1, 1_000_000),
    milliseconds: whole(1, 3_600_000),
    memoryMiB: whole(32, 1_048_576),
  }),
  budget: object(["queries"], { queries: whole(1, 1_000_000) }),
});
