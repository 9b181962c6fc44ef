import { algorithmHash } from "../sdk/data/model/algorithm.ts";
import { ENGINE } from "../vault/compute/engine/engine-name.ts";
import { parsePolicy } from "../vault/compute/policy/parse-policy.ts";
import type { Policy } from "../vault/compute/policy/policy.ts";
import { policyHash } from "../vault/compute/policy/policy-hash.ts";
import { readQuery } from "../vault/compute/query/read-query.ts";
import { computeResult, type QueryResult } from "../vault/compute/run/compute-result.ts";
import { allTables, openTestEngine } from "./compute.ts";
import { LOAD_POLICY, type LoadData } from "./load-data.ts";

/** Computes statements one after another with one engine, which a service would not do: there each query has its own. */
export async function computeQueries(
  data: LoadData,
  statements: readonly string[],
  { threads = 1, policy = LOAD_POLICY as Policy } = {},
): Promise<QueryResult[]> {
  const engine = openTestEngine({ threads });
  const inputs = [{ table: "load", contentRoot: data.tables.load.contentRoot }];
  try {
    await engine.load(allTables(parsePolicy(policy), data));
    const results: QueryResult[] = [];
    for (const sql of statements) {
      const query = readQuery(policy, await engine.parse(sql));
      const asked = { query: { sql }, parameters: {}, policyHash: policyHash(policy), engine: ENGINE };
      const algorithm = algorithmHash(asked);
      results.push(await computeResult({ engine, policy, query, parameters: {}, algorithm, inputs, rows: 10_000 }));
    }
    return results;
  } finally {
    await engine.close();
  }
}
