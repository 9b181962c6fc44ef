import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import type { Deployment } from "../../../src/sdk/core/deployment.ts";
import { type StrictNode, startStrictNode } from "../../../src/testing/besu/strict-node.ts";
import { bridgeJourney } from "../../../src/testing/journeys/bridge.ts";
import { sdkJourney } from "../../../src/testing/journeys/sdk.ts";
import { deployTestSystem } from "../../../src/testing/system.ts";

/** `npm run test:besu` makes the same journeys on a real one. */
describe("journeys on an embedded node with the limits of Besu", () => {
  let node: StrictNode;
  let provider: JsonRpcProvider;
  let deployment: Deployment;
  before(async () => {
    node = await startStrictNode();
    ({ deployment } = await deployTestSystem(node.chain));
    provider = new JsonRpcProvider(node.url, 31_337, {
      staticNetwork: true,
      cacheTimeout: -1,
      batchMaxCount: 1,
      pollingInterval: 20,
    });
  });
  after(async () => {
    provider?.destroy();
    await node?.close();
  });
  const account = (n: number) => developmentWallet(n).connect(provider) as ReturnType<typeof developmentWallet>;

  it("states, streams and proves with the SDK, more at once than a sequenced pool takes", async () => {
    const [admin, sender, stranger] = [account(1), account(2), account(3)];
    const saw = await sdkJourney({ deployment, admin, sender, stranger });
    expect(saw).to.have.length(4);
    expect(node.refused.get("Transaction nonce is too distant from current sender nonce")).to.be.at.least(1);
  });

  it("seals readings with two bridges", async () => {
    const [admin, operator, regulator] = [account(1), account(4), account(5)];
    const gateways = [account(6), account(7)] as const;
    const { url } = node;
    expect(await bridgeJourney({ url, deployment, admin, operator, regulator, gateways })).to.have.length(3);
  });
});
