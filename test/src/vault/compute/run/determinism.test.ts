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

  let first: readonly string[] | undefined;

  for (const threads of THREADS) {
    it(`have the same hash with ${threads}, for 200 generated queries`, async () => {
      const found = await computeQueries(data, generateQueries(200), { threads });
      const hashes = found.map(({ hash, logHash }) => `${hash} ${logHash}`);
      first ??= hashes;
      expect(hashes).to.deep.equal(first);
      expect(new Set(hashes).size).to.be.greaterThan(190);
      expect(found.reduce((rows, { document }) => rows + document.rows.length, 0)).to.be.greaterThan(2_000);
    });
  }
});
