import { expect } from "chai";
import { vaultCrashRun } from "../../scripts/crash/vault.ts";

describe("a killed vault", function () {
  this.timeout(240_000);

  it("loses nothing that it acknowledged, and uses no number twice (short run)", async () => {
    const { problems, kills, accesses, versions } = await vaultCrashRun({ accesses: 6, kills: 5, seed: 7 });
    expect(problems).to.deep.equal([]);
    expect([kills, accesses, versions]).to.deep.equal([5, 6, 2]);
  });
});
