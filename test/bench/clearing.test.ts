import { expect } from "chai";
import { table } from "../../bench/bridge/rows.ts";
import { measureClearing } from "../../bench/clearing/measure.ts";

/** The times of so few mean nothing; that there are figures does. */
describe("bench:clearing", () => {
  it("brings every row", async () => {
    const rows = await measureClearing({ banks: 4, obligations: 40, most: 25, runs: 3 });
    expect(rows.map(({ name }) => name)).to.deep.equal([
      "clearing-netting",
      "clearing-lists",
      "clearing-gas-per-obligation",
      "clearing-gas-submit-per-obligation",
      "clearing-gas-net",
      "clearing-gas-settle",
    ]);
    for (const { name, value } of rows) expect(Number.isFinite(value) && value >= 0, name).to.equal(true);
    expect(table(rows).split("\n")).to.have.length(rows.length);
  }).timeout(60_000);
});
