import { expect } from "chai";
import { measureIndexer } from "../../bench/indexer/measure.ts";

describe("benchmark of the indexer", () => {
  it("measures every row", async () => {
    const rows = await measureIndexer({ events: 1_000, clients: 5, refused: 3, pages: 3 });
    expect(rows.map(({ name }) => name)).to.deep.equal([
      "indexer-follow",
      "indexer-decode",
      "indexer-rebuild",
      "indexer-page-100",
      "indexer-page-100-slowest",
      "indexer-memory",
      "indexer-open-streams",
      "indexer-fan-out",
      "indexer-streams-refused",
    ]);
    expect(rows.at(-1)?.value, "who came too late").to.equal(3);
    for (const { name, value } of rows) expect(value, name).to.be.greaterThan(0);
  });
});
