import { expect } from "chai";
import { storeCrashRun } from "../../scripts/crash/store.ts";

describe("a killed bridge's store", () => {
  it("has each acknowledged reading exactly once and no hole (short run)", async () => {
    const { problems, kills } = await storeCrashRun({ frames: 3_000, kills: 6, seed: 5 });
    expect(problems).to.deep.equal([]);
    expect(kills).to.be.at.least(5); // a child may end its work before it is killed
  });
});
