import { expect } from "chai";
import { Wallet } from "ethers";
import { openSqliteStore } from "../../../../src/bridge/store/sqlite/store.ts";
import { type RiverChain, riverChain, temporaryFolder, testBridge } from "../../../../src/testing/bridge.ts";
import { refused } from "../../../../src/testing/errors.ts";

describe("a bridge over the store of another deployment", () => {
  let chain: RiverChain;
  const folder = temporaryFolder();
  before(async () => {
    chain = await riverChain();
  });
  after(async () => {
    await chain?.close();
    folder.cleanUp();
  });

  it("is not taken by a deployment that the node is not of", async () => {
    const fresh = temporaryFolder();
    const station = chain.stations[1];
    const wrong = { ...chain, deployment: { ...chain.deployment, genesisHash: `0x${"11".repeat(32)}` } };
    const common = { key: chain.gateways[0].privateKey, folder: fresh.path, stations: [{ station, proposes: true }] };
    await refused(testBridge({ ...common, chain: wrong }), "CHAIN_MISMATCH");
    await (await testBridge({ ...common, chain })).close();
    fresh.cleanUp();
  });

  it("does not start, and leaves the store to its own", async () => {
    const station = chain.stations[1];
    const open = () =>
      testBridge({
        chain,
        key: chain.gateways[0].privateKey,
        folder: folder.path,
        stations: [{ station, proposes: true }],
      });
    const { chainId, genesisHash } = chain.deployment;
    const feeds = Wallet.createRandom().address;
    const store = await openSqliteStore({ folder: folder.path, access: "ingest" });
    await store.bind({ chainId, genesisHash, feeds });
    await store.close();
    const error = await refused(open(), "STORE_OF_OTHER_CHAIN");
    expect([error.values.field, error.values.stored]).to.deep.equal(["feeds", feeds]);
    await refused(open(), "STORE_OF_OTHER_CHAIN");
  });
});
