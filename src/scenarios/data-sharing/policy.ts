import { parsePolicy } from "../../vault/compute/policy/parse-policy.ts";

/** Subjects that each group of a result covers at least. */
export const LEAST_GROUP = 10;

export const MEAN_LOAD =
  "SELECT district, date_trunc('month', started) AS month, avg(kwh) AS mean_kwh FROM load GROUP BY district, date_trunc('month', started) ORDER BY district, month";

/** What the grid company lets others compute over its table. */
export const LOAD_POLICY = parsePolicy({
  version: 1,
  tables: {
    load: {
      subject: { column: "factory" },
      columns: {
        factory: { type: "text", uses: [], aggregates: ["count_distinct"] },
        district: { type: "text", uses: ["filter", "group"] },
        started: { type: "timestamp", uses: ["filter", "group"] },
        kwh: { type: "decimal(12,3)", uses: ["filter"], aggregates: ["count", "sum", "avg"] },
        quality: { type: "text", uses: ["filter", "group"] },
      },
    },
  },
  minimumGroupSize: LEAST_GROUP,
  freeSql: true,
  functions: ["count", "count_distinct", "sum", "avg", "date_trunc"],
  limits: { rows: 10_000, milliseconds: 120_000, memoryMiB: 1_024 },
});
