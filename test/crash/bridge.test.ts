import { expect } from "chai";
import { bridgeCrashRun } from "../../scripts/crash/bridge.ts";

describe("a killed bridge", () => {
  it("has each acknowledged reading sealed on chain exactly once (short run)", async () => {
    const { problems, kills, readings, proved } = await bridgeCrashRun({ kills: 8, seed: 3 });
    expect(problems).to.deep.equal([]);
    expect(kills).to.equal(8);
    expect(readings).to.be.greaterThan(100);
    expect(proved).to.be.greaterThan(100);
  });
});
