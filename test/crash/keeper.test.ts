import { expect } from "chai";
import { keeperCrashRun } from "../../scripts/crash/keeper.ts";

describe("a killed keeper", function () {
  this.timeout(900_000);

  it("calls everything that is due exactly once (short run)", async () => {
    const { problems, kills, acts } = await keeperCrashRun({ each: 10, kills: 5, seed: 7 });
    expect(problems).to.deep.equal([]);
    expect([kills, acts]).to.deep.equal([5, 250]);
  });
});
