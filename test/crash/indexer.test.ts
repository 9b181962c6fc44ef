import { expect } from "chai";
import { indexerCrashRun } from "../../scripts/crash/indexer.ts";

describe("a killed indexer", () => {
  it("has each event once, and the rows of one that was never killed (short run)", async () => {
    const { problems, kills, events } = await indexerCrashRun({ units: 1_000, kills: 5, seed: 3 });
    expect(problems).to.deep.equal([]);
    expect(kills).to.equal(5);
    expect(events).to.be.greaterThan(1_000);
  });
});
