import { expect } from "chai";
import { FOLLOW_BAR, isGoodEnough, PAGE_BAR } from "../../bench/indexer/bars.ts";
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
      "indexer-pause-reading",
      "indexer-pause-following",
      "indexer-memory",
      "indexer-open-streams",
      "indexer-fan-out",
      "indexer-streams-refused",
    ]);
    expect(rows.at(-1)?.value, "who came too late").to.equal(3);
    for (const { name, value } of rows) expect(value, name).to.be.greaterThan(0);
  });

  it("is content with what the floor allows, and with the bar where there is no floor", () => {
    const rows = (follow: number, floor: number | undefined, page = 1) => [
      { name: "indexer-follow", value: follow, unit: "events/s", ...(floor !== undefined && { peerValue: floor }) },
      { name: "indexer-page-100", value: page, unit: "ms" },
    ];
    expect(isGoodEnough(rows(FOLLOW_BAR, 20_000))).to.equal(true);
    expect(isGoodEnough(rows(FOLLOW_BAR - 1, 20_000))).to.equal(false);
    expect(isGoodEnough(rows(5_000, 5_000))).to.equal(true);
    expect(isGoodEnough(rows(1, undefined))).to.equal(false);
    expect(isGoodEnough(rows(FOLLOW_BAR, undefined))).to.equal(true);
    expect(isGoodEnough(rows(FOLLOW_BAR, 20_000, PAGE_BAR))).to.equal(false);
    expect(isGoodEnough([])).to.equal(false);
  });
});
