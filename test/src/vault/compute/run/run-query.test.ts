import { appendFileSync, rmSync } from "node:fs";
import { expect } from "chai";
import { COMPUTE } from "../../../../../src/testing/compute.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { LOAD_POLICY, type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";
import { createMemoryBudget, spendBudget } from "../../../../../src/vault/compute/run/budget.ts";
import { type RunQueryParameters, runQuery } from "../../../../../src/vault/compute/run/run-query.ts";

const SQL = "SELECT region, sum(kwh) AS kwh FROM load GROUP BY region";

describe("a query by a policy", () => {
  let data: LoadData;

  beforeEach(() => {
    data = makeLoadData({ factories: 24, days: 1 });
  });

  afterEach(() => data.remove());

  const run = (parameters: Partial<RunQueryParameters>) =>
    runQuery({ ...COMPUTE, tables: data.tables, policy: LOAD_POLICY, query: { sql: SQL }, ...parameters });

  it("has a result that names algorithm and inputs", async () => {
    const { document, hash, groupSizes } = await run({});
    expect(document.inputs).to.deep.equal([{ table: "load", contentRoot: data.tables.load.contentRoot }]);
    expect(document.columns).to.deep.equal([
      { name: "region", type: "text" },
      { name: "kwh", type: "decimal", scale: 3 },
    ]);
    expect(document.rows.map(([region]) => region)).to.deep.equal(["south", "Ångström", "西"]);
    expect(groupSizes).to.deep.equal([[5n], [5n], [6n]]);
    expect(hash).to.match(/^0x[0-9a-f]{64}$/);
  });

  it("is the owner's by its name, with parameters of their types", async () => {
    const parameters = { since: "2024-02-26T06:00", metered: true };
    const { document } = await run({ query: { name: "by-region" }, parameters });
    expect(document.rows.length).to.be.greaterThan(0);
    const other = await run({ query: { name: "by-region" }, parameters: { ...parameters, since: "2024-02-26T07:00" } });
    expect(other.document.algorithm).not.to.equal(document.algorithm);
  });

  for (const [name, parameters, field] of [
    ["is missing", { metered: true }, "since"],
    ["is of another type", { since: "yesterday", metered: true }, "since"],
    ["is a day that there is not", { since: "2024-02-30", metered: true }, "since"],
    ["is not among its values", { since: "2024-02-26", metered: false }, "metered"],
    ["is not asked for", { since: "2024-02-26", metered: true, region: "far" }, "region"],
    ["is more of SQL", { since: "2024-02-26' OR true --", metered: true }, "since"],
    ["is a member of every object", { since: "2024-02-26", metered: true, constructor: "x" }, "constructor"],
  ] as const) {
    it(`is refused when a parameter ${name}`, async () => {
      const error = await refused(run({ query: { name: "by-region" }, parameters }), "QUERY_PARAMETER_INVALID");
      expect(error.values.field).to.equal(field);
    });
  }

  it("is refused when the policy does not have its name", async () => {
    for (const name of ["by-factory", "constructor"]) {
      const error = await refused(run({ query: { name } }), "QUERY_REFUSED");
      expect(error.values).to.deep.equal({ rule: "QUERY_UNKNOWN", value: name });
    }
  });

  it("is refused when the policy takes the owner's alone", async () => {
    const error = await refused(run({ policy: { ...LOAD_POLICY, freeSql: false } }), "QUERY_REFUSED");
    expect(error.values.rule).to.equal("FREE_SQL");
  });

  it("is refused when a table's file is not the one that was published", async () => {
    appendFileSync(data.tables.load.path, "f001,2024-02-26 00:00:00,north,1.000,,0,true,\n");
    const error = await refused(run({}), "QUERY_INPUT_MISMATCH");
    expect(error.values).to.include({ table: "load", field: "digest" });
  });

  it("is refused when the root computed anew is another", async () => {
    const { load } = data.tables;
    const proof = { recompute: async () => `0x${"00".repeat(32)}` };
    const error = await refused(run({ tables: { load: { ...load, proof } } }), "QUERY_INPUT_MISMATCH");
    expect(error.values).to.include({ table: "load", field: "contentRoot", expected: load.contentRoot });
    const { document } = await run({
      tables: { load: { ...load, proof: { recompute: async () => load.contentRoot } } },
    });
    expect(document.rows.length).to.be.greaterThan(0);
  });

  it("is refused when a table's file is gone, without saying where it was", async () => {
    rmSync(data.tables.load.path);
    const error = await refused(run({}), "QUERY_INPUT_INVALID");
    expect(error.values).to.deep.equal({ table: "load", column: "", reason: "it cannot be read" });
    expect(error.message).not.to.contain(data.folder);
  });

  it("is called off at every step", async () => {
    for (const step of ["before", "read", "digested"]) {
      const asked = new AbortController();
      if (step === "before") asked.abort();
      const digestFile: typeof COMPUTE.digestFile = async (path, abort) => {
        if (step === "read") asked.abort();
        const digest = await COMPUTE.digestFile(path, abort);
        if (step === "digested") asked.abort();
        return digest;
      };
      await refused(run({ abort: asked.signal, digestFile }), "QUERY_ABORTED");
    }
  });

  it("does not look at tables that it does not name", async () => {
    appendFileSync(data.tables.factory.path, "f999\n");
    expect((await run({})).document.rows.length).to.be.greaterThan(0);
  });

  it("is refused when it has more rows than it may", async () => {
    const error = await refused(run({ limits: { rows: 2 } }), "QUERY_ROWS_EXCEEDED");
    expect(error.values).to.deep.equal({ limit: 2 });
  });

  it("cannot raise a limit of the policy", async () => {
    const policy = { ...LOAD_POLICY, limits: { ...LOAD_POLICY.limits, rows: 2 } };
    await refused(run({ policy, limits: { rows: 1_000 } }), "QUERY_ROWS_EXCEEDED");
  });

  it("is counted once under its agreement, and refused when there were others enough", async () => {
    const store = createMemoryBudget();
    const ask = (sql: string, agreement = "0x01") =>
      run({ query: { sql }, onRead: (algorithm) => spendBudget(store, LOAD_POLICY, agreement, algorithm) });
    for (const trade of ["a", "b", "c"]) await ask(`SELECT count(*) FROM load WHERE region <> '${trade}'`);
    await ask("SELECT count(*) FROM load WHERE region <> 'a'");
    const error = await refused(ask("SELECT count(*) FROM load WHERE region <> 'd'"), "QUERY_BUDGET_SPENT");
    expect(error.values).to.deep.equal({ agreement: "0x01", limit: 3 });
    await ask("SELECT count(*) FROM load WHERE region <> 'd'", "0x02");
  });
});
