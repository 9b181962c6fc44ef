import { expect } from "chai";
import { relayCrashRun } from "../../scripts/crash/relay.ts";

describe("a killed relayer", () => {
  it("brings every header that was asked for exactly once (short run)", async () => {
    const { problems, kills, heights, transactions } = await relayCrashRun({ heights: 12, kills: 5, seed: 7 });
    expect(problems).to.deep.equal([]);
    expect([kills, heights, transactions]).to.deep.equal([5, 12, 12]);
  });
});
