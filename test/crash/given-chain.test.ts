import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { measure } from "../../bench/bridge/measure.ts";
import { TINY } from "../../bench/bridge/settings.ts";
import { bridgeCrashRun } from "../../scripts/crash/bridge.ts";
import { sdkCrashRun } from "../../scripts/crash/sdk.ts";
import { developmentWallet } from "../../src/cli/shared/development.ts";
import { startNode, type TestNode } from "../../src/testing/node.ts";

/** The second node: the runs have its address, and nothing else of it. */
describe("crash runs and the benchmark, on a chain that somebody else runs", () => {
  let node: TestNode;
  before(async () => {
    node = await startNode();
  });
  after(() => node?.close());

  const blockNumber = () => node.chain.ethers.provider.getBlockNumber();

  it("kills a sender there, twice with other accounts, and once with the key of a file that pays for the others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "given-"));
    const keyFile = join(folder, "key");
    writeFileSync(keyFile, `${developmentWallet(7).privateKey}\n`);
    for (const given of [{ rpc: node.url }, { rpc: node.url }, { rpc: node.url, keyFile }]) {
      const { problems, kills } = await sdkCrashRun({ statements: 20, kills: 2, seed: 3, given });
      expect(problems).to.deep.equal([]);
      expect(kills).to.equal(2);
    }
    rmSync(folder, { recursive: true });
  });

  it("kills bridges there", async () => {
    const before = await blockNumber();
    const { problems, kills, batches } = await bridgeCrashRun({ kills: 2, seed: 3, given: { rpc: node.url } });
    expect(problems).to.deep.equal([]);
    expect(kills).to.equal(2);
    expect(await blockNumber()).to.be.at.least(before + batches);
  });

  it("measures a bridge that seals there", async () => {
    const before = await blockNumber();
    const rows = await measure(TINY, { ways: ["http"], given: { rpc: node.url } });
    expect(rows.map(({ name }) => name)).to.include("bridge-http-end-to-end");
    expect(await blockNumber()).to.be.greaterThan(before);
  });
});
