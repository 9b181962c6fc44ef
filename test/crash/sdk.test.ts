import { expect } from "chai";
import { sdkCrashRun } from "../../scripts/crash/sdk.ts";

describe("a killed sender", () => {
  it("has each statement on chain exactly once (short run)", async () => {
    const { problems, kills } = await sdkCrashRun({ statements: 40, kills: 5, seed: 7 });
    expect(problems).to.deep.equal([]);
    expect(kills).to.equal(5);
  });
});
