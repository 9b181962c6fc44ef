import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { developmentWallet } from "../../../src/cli/shared/development.ts";
import { connect } from "../../../src/sdk/core/connect.ts";
import type { Deployment } from "../../../src/sdk/core/deployment.ts";
import { streamEvents } from "../../../src/sdk/core/events/stream.ts";
import { memoryStore } from "../../../src/sdk/core/send/memory-store.ts";
import { createOutbox } from "../../../src/sdk/core/send/outbox.ts";
import { attestationsContract } from "../../../src/sdk/evidence/contracts.ts";
import { LOG_RANGE, STATE_DEPTH } from "../../../src/testing/besu/limits.ts";
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

  it("states, streams and proves with the SDK", async () => {
    const [admin, sender, stranger] = [account(1), account(2), account(3)];
    const saw = await sdkJourney({ deployment, admin, sender, stranger });
    expect(saw).to.have.length(4);
  });

  it("streams over more blocks than a range of logs may have, and goes on with states that are not kept", async () => {
    await node.chain.ethers.provider.send("hardhat_mine", [`0x${(LOG_RANGE + STATE_DEPTH).toString(16)}`]);
    const client = await connect({ provider, deployment });
    const head = await provider.getBlockNumber();
    let seen = 0;
    for await (const item of streamEvents(client, { contracts: [attestationsContract], pollInterval: 20 })) {
      if (item.type === "event") seen++;
      else if (item.cursor.block >= head) break;
    }
    expect(seen).to.be.at.least(41); // a schema, and the statements of above
    expect(node.refused.get("Requested range exceeds maximum RPC range limit")).to.equal(undefined);
    const [admin, sender, stranger] = [account(1), account(8), account(3)];
    await sdkJourney({ deployment, admin, sender, stranger, statements: 3, definition: "uint64 later" });
  });

  it("sends again what a node has forgotten, and nothing twice", async () => {
    const [wallet, store] = [account(9), memoryStore()];
    const outbox = await createOutbox({ provider, signer: wallet, store, pollInterval: 20, resendAfter: 100 });
    node.holdBlocks();
    const call = { to: wallet.address, data: "0x" };
    const sent = await Promise.all([1, 2, 3].map((n) => outbox.send(call, { idempotencyKey: `${n}` })));
    while ((await provider.getTransactionCount(wallet.address, "pending")) < 3);
    expect(node.forgetPool()).to.equal(3);
    node.letBlocksGo();
    const receipts = await Promise.all(sent.map((each) => each.receipt()));
    expect(receipts.map(({ status }) => status)).to.deep.equal([1, 1, 1]);
    expect(await provider.getTransactionCount(wallet.address, "latest")).to.equal(3);
    await outbox.close();
  });

  it("seals readings with two bridges", async () => {
    const [admin, operator, regulator] = [account(1), account(4), account(5)];
    const gateways = [account(6), account(7)] as const;
    const { url } = node;
    expect(await bridgeJourney({ url, deployment, admin, operator, regulator, gateways })).to.have.length(3);
  });
});
