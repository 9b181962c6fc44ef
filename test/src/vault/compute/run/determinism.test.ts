import { expect } from "chai";
import { computeQueries } from "../../../../../src/testing/compute-queries.ts";
import { generateQueries } from "../../../../../src/testing/generate-query.ts";
import { type LoadData, makeLoadData } from "../../../../../src/testing/load-data.ts";

/** Rows that the engine gives to one thread at a time; with fewer no second thread has anything to do. */
const PORTION = 122_880;
const THREADS = [1, 2, 4];

describe("results of the same job by executors with other numbers of threads", () => {
  let data: LoadData;

  before(() => {
    expect(43 * 72 * 48).to.be.greaterThan(PORTION);
    data = makeLoadData({ factories: 43, days: 72 });
  });

  after(() => data.remove());

  it("have the same hash, for 200 generated queries", async () => {
    const statements = generateQueries(200);
    const results: (readonly string[])[] = [];
    let rows = 0;
    for (const threads of THREADS) {
      const found = await computeQueries(data, statements, { threads });
      rows = found.reduce((sum, { document }) => sum + document.rows.length, 0);
      results.push(found.map(({ hash, logHash }) => `${hash} ${logHash}`));
    }
    expect(rows).to.be.greaterThan(2_000);
    expect(new Set(results[0]).size).to.be.greaterThan(190);
    for (const other of results.slice(1)) expect(other).to.deep.equal(results[0]);
  });
});
