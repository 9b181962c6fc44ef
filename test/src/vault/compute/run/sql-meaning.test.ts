import { expect } from "chai";
import { allTables, openTestEngine } from "../../../../../src/testing/compute.ts";
import { computeQueries } from "../../../../../src/testing/compute-queries.ts";
import { generateQueries } from "../../../../../src/testing/generate-query.ts";
import { LOAD_POLICY, type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";
import type { Cell } from "../../../../../src/vault/compute/values/cell.ts";

/** Digits and signs alone: so a decimal with and without its point, and a time as microseconds and as text, are compared by the rest. */
const plain = (rows: readonly (readonly unknown[])[]) =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          String(cell)
            .replace(/^(-?)0*\.?0*(?=\d)/, "$1")
            .replace(".", ""),
        )
        .join("|"),
    )
    .sort();

describe("a query where nobody is to be hidden", () => {
  let data: LoadData;

  before(() => {
    data = makeLoadData({ factories: 17, days: 2 });
  });

  after(() => data.remove());

  it("has the rows that the engine gives for its text", async () => {
    // A mean is floating point there, a time has another form, a cut among equals is any; groups of nobody are absent here.
    const statements = generateQueries(800, 7).filter(
      (sql) => !/avg|LIMIT|started\) AS|date_trunc/.test(sql) && /GROUP BY/.test(sql),
    );
    expect(statements.length).to.be.greaterThan(40);
    const policy = { ...LOAD_POLICY, minimumGroupSize: 1 };
    const ours = await computeQueries(data, statements, { policy });
    const engine = openTestEngine();
    let compared = 0;
    try {
      await engine.load(allTables(policy, data));
      for (const [index, sql] of statements.entries()) {
        const { rows } = await engine.run(sql, [], 10_000);
        const theirs = plain(rows as readonly (readonly Cell[])[]);
        expect(plain(ours[index]?.document.rows ?? []), sql).to.deep.equal(theirs);
        compared += rows.length;
      }
    } finally {
      await engine.close();
    }
    expect(compared).to.be.greaterThan(100);
  });

  it("has every subject of a group of one", async () => {
    const load = {
      ...LOAD_POLICY.tables.load,
      subject: { column: "factory" },
    } as (typeof LOAD_POLICY)["tables"][string];
    const columns = { ...load.columns, factory: { type: "text", uses: ["group", "disclose"] as const } };
    const policy = {
      ...LOAD_POLICY,
      minimumGroupSize: 1,
      tables: { ...LOAD_POLICY.tables, load: { ...load, columns } },
    };
    const [groups, rows] = await computeQueries(
      data,
      ["SELECT factory, count(*) AS n FROM load GROUP BY factory", "SELECT factory FROM load ORDER BY factory LIMIT 3"],
      { policy },
    );
    expect(groups?.document.rows.length).to.equal(17);
    expect(rows?.document.rows).to.deep.equal([["f000"], ["f000"], ["f000"]]);
  });
});
