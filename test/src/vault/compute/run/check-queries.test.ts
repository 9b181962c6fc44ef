import { expect } from "chai";
import { openTestEngine } from "../../../../../src/testing/compute.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { LOAD_POLICY } from "../../../../../src/testing/load-data.ts";
import type { Engine } from "../../../../../src/vault/compute/engine/open-engine.ts";
import type { NamedQuery } from "../../../../../src/vault/compute/policy/policy.ts";
import { checkQueries } from "../../../../../src/vault/compute/run/check-queries.ts";

const SQL = "SELECT count(*) FROM load WHERE kwh > $least";
const LEAST = { least: { type: "decimal(12,3)" } };

describe("an owner's own statements", () => {
  let engine: Engine;

  before(() => {
    engine = openTestEngine();
  });

  after(() => engine.close());

  const check = (query: NamedQuery) => checkQueries({ ...LOAD_POLICY, queries: { mine: query } }, engine);

  it("hold to his policy", async () => {
    await checkQueries(LOAD_POLICY, engine);
    await check({ sql: SQL, parameters: LEAST });
  });

  const refusals: Record<string, [NamedQuery, string]> = {
    "a statement that the rules refuse": [{ sql: "SELECT factory FROM load" }, "/queries/mine/sql"],
    "a statement that is none": [{ sql: "SELECT" }, "/queries/mine/sql"],
    "a constant of another type": [{ sql: "SELECT count(*) FROM load WHERE kwh > 0.0001" }, "/queries/mine/sql"],
    "a parameter that is not declared": [{ sql: SQL }, "/queries/mine/parameters/least"],
    "a parameter of another type": [
      { sql: SQL, parameters: { least: { type: "integer" } } },
      "/queries/mine/parameters/least/type",
    ],
    "a parameter that is not named": [
      { sql: SQL, parameters: { ...LEAST, most: { type: "integer" } } },
      "/queries/mine/parameters/most",
    ],
    "a value of another type": [
      { sql: SQL, parameters: { least: { ...LEAST.least, values: ["1", "many"] } } },
      "/queries/mine/parameters/least/values/1",
    ],
  };
  for (const [name, [query, key]] of Object.entries(refusals)) {
    it(`are refused with ${name}`, async () => {
      const error = await refused(check(query), "QUERY_POLICY_INVALID");
      expect(error.values.key).to.equal(key);
    });
  }
});
