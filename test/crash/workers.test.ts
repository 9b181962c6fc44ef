import { expect } from "chai";
import { missingForWorkers, workersCrashRun } from "../../scripts/crash/workers.ts";

describe("killed workers of one gateway", () => {
  it("have each acknowledged reading sealed on chain exactly once (short run)", async function () {
    const missing = await missingForWorkers();
    if (missing !== undefined) {
      console.log(`    skipped: ${missing}`);
      return this.skip();
    }
    const asked = { seconds: 8, every: 4, leaseSeconds: 1.5, seed: 2 };
    const { problems, kills, pauses, readings, taken } = await workersCrashRun(asked);
    expect(problems).to.deep.equal([]);
    expect(kills).to.equal(2);
    expect(pauses, "while two others run").to.be.at.least(1);
    expect(readings).to.be.greaterThan(1_000);
    expect(taken, "stations changed hands").to.be.greaterThan(4);
  });
});
