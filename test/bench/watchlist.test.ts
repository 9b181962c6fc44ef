import { expect } from "chai";
import { table } from "../../bench/bridge/rows.ts";
import { measureWatchlist } from "../../bench/watchlist/measure.ts";

/** The figures of a list of this size mean nothing; that there are figures does. */
describe("bench:watchlist", () => {
  it("brings every row", async () => {
    const { rows, buckets } = await measureWatchlist({ entries: 2_000, queries: 3, k: 20 });
    expect(rows.map(({ name }) => name)).to.deep.equal([
      "watchlist-query-server",
      "watchlist-query-cpu",
      "watchlist-build-root",
      "watchlist-bucket-size",
    ]);
    for (const { name, value } of rows) expect(Number.isFinite(value) && value >= 0, name).to.equal(true);
    expect(buckets).to.be.greaterThan(1);
    expect(table(rows).split("\n")).to.have.length(rows.length);
  }).timeout(60_000);
});
