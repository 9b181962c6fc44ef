import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { Clock } from "../../../src/lib/clock.ts";
import { systemClock } from "../../../src/lib/clock.ts";
import { openRequests } from "../../../src/relay/store/requests.ts";
import { buildFreezeClientProposal } from "../../../src/sdk/anchoring/actions/build-freeze-client-proposal.ts";
import { buildRenewClientProposal } from "../../../src/sdk/anchoring/actions/build-renew-client-proposal.ts";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { updateLightClientAndWait } from "../../../src/sdk/anchoring/actions/update-light-client.ts";
import { fetchQbftHeader } from "../../../src/sdk/anchoring/chain/fetch-header.ts";
import { requireQuorum } from "../../../src/sdk/anchoring/model/seals.ts";
import { sqliteStore } from "../../../src/sdk/core/send/sqlite-store.ts";
import type { OutboxStore } from "../../../src/sdk/core/send/store.ts";
import { decide } from "../../../src/testing/admit.ts";
import { temporaryFolder } from "../../../src/testing/command-line.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench } from "../../../src/testing/side-chain/relay.ts";
import { failure } from "../../../src/testing/side-chain/sealed-node.ts";
import { advance, TRUST_PERIOD } from "../../../src/testing/side-chain/system.ts";

describe("a relayer where something stops", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
  });
  afterEach(() => bench.close());
  const light = () => getLightClient(bench.system.ours, { lightClient: bench.system.lightClient });
  const slots = () => [{ account: bench.system.main.admin.address, slot: `0x${"00".repeat(32)}` }];

  /** Somebody else brings the header of a height. */
  const bring = async (number: number) => {
    const { ours, lightClient, node, validators } = bench.system;
    const header = await fetchQbftHeader(node, number);
    const trusted = validators.map(({ address }) => address);
    await updateLightClientAndWait(ours, { lightClient, header, seals: requireQuorum(header, trusted) });
  };

  it("goes on while one of its nodes is down", async () => {
    const { system } = bench;
    const relay = await bench.open({ nodes: [system.node, system.another()] });
    system.conduct.isDown = true;
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("does not wait for long for a node that never answers", async () => {
    const { system } = bench;
    // The second that it grants a node is over at once.
    const sleep: Clock["sleep"] = (ms, signal) => systemClock.sleep(ms === 1_000 ? 5 : ms, signal);
    const clock: Clock = { now: systemClock.now, sleep };
    const hanging = system.another({
      answer: (method) => (method === "eth_chainId" ? "0x4f24" : new Promise(() => {})),
    });
    const relay = await bench.open({ nodes: [hanging, system.node], clock });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    expect(relay.state()).to.deep.include({ head: 4, problems: {} });
  });

  it("says that no node answers, and finds what somebody else has brought without one", async () => {
    const { system } = bench;
    const relay = await bench.open();
    await system.mine(3);
    await relay.looked();
    await bring(3);
    system.conduct.isDown = true;
    for (const number of [2, 3]) relay.ask({ number });
    await relay.looked();
    expect(relay.state().problems.RPC_UNREACHABLE).to.match(/does not answer/);
    expect(relay.requestOf(2)?.state).to.equal("Waiting");
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    system.conduct.isDown = false;
    await relay.looked();
    expect(relay.requestOf(2)?.state).to.equal("Recorded");
    expect(relay.state().problems).to.deep.equal({});
    expect(await bench.sentBy(relay)).to.equal(1);
  });

  it("waits for a block that its node has told of and cannot give yet", async () => {
    const { system } = bench;
    const relay = await bench.open();
    await system.mine(3);
    await relay.looked();
    system.conduct.behind = 7;
    relay.ask({ number: 4 });
    await relay.until(() => {
      expect(relay.state().problems).to.deep.equal({});
      return relay.requestOf(4)?.state === "Recorded";
    });
    expect(system.conduct.behind).to.equal(0);
  });

  it("brings other heights where its node refuses one", async () => {
    const { system } = bench;
    const relay = await bench.open();
    await system.mine(4);
    await relay.looked();
    system.conduct.answer = (method, [tag], answer) => {
      if (method === "debug_getRawHeader" && Number(tag) === 3) throw failure(-32000, "Block is in the freezer");
      return answer;
    };
    for (const number of [3, 4]) relay.ask({ number });
    await relay.looked();
    expect([relay.requestOf(3)?.state, relay.requestOf(4)?.state]).to.deep.equal(["Waiting", "Recorded"]);
    expect(relay.state().problems.RPC_REFUSED).to.include("freezer");
  });

  it("says when the other chain stands still", async () => {
    const start = systemClock.now();
    let ahead = 0;
    const clock: Clock = { now: () => start + ahead, sleep: systemClock.sleep };
    const relay = await bench.open({ side: { haltedAfter: 60_000 }, clock });
    expect(relay.state().problems).to.deep.equal({});
    ahead = 61_000;
    expect(relay.state().problems.SIDE_CHAIN_HALTED).to.equal("no block after 1 of the other chain for 61 s");
    await bench.system.mine();
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("follows the other chain and fetches proofs while this one stands still", async () => {
    const { system } = bench;
    const { provider } = system.main.ethers;
    const relay = await bench.open();
    await system.mine(3);
    await relay.looked();
    await provider.send("evm_setAutomine", [false]);
    relay.ask({ number: 3 });
    await relay.until(async () => (await provider.getTransactionCount(relay.account, "pending")) > 0);
    await system.mine(2);
    relay.ask({ number: 4, slots: slots() });
    await relay.until(() => relay.requestOf(4)?.slots[0]?.state === "Fetched");
    await relay.until(() => relay.state().head === 6);
    expect([relay.requestOf(3)?.state, relay.requestOf(4)?.state]).to.deep.equal(["Waiting", "Waiting"]);
    await provider.send("evm_setAutomine", [true]);
    await provider.send("evm_mine", []);
    await relay.until(() => relay.requestOf(4)?.state === "Recorded");
  });

  it("is closed in the middle of a round, and knows nothing of a failure", async () => {
    const { system } = bench;
    const { provider } = system.main.ethers;
    const relay = await bench.open();
    await system.mine(3);
    await relay.looked();
    await provider.send("evm_setAutomine", [false]);
    relay.ask({ number: 3 });
    await relay.until(async () => (await provider.getTransactionCount(relay.account, "pending")) > 0);
    await relay.close();
    await relay.ended;
    await provider.send("evm_setAutomine", [true]);
  });

  it("is closed while it waits for a node: what that answers has a store to go to", async () => {
    const { system } = bench;
    const folder = temporaryFolder();
    const file = join(folder, "relay.sqlite");
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: asked, resolve: hear } = Promise.withResolvers<void>();
    system.conduct.answer = async (method, _, answer) => {
      if (method !== "eth_getProof") return answer;
      hear();
      await released;
      return answer;
    };
    const kept = sqliteStore(file);
    const store: OutboxStore = {
      async open(name) {
        const lane = await kept.open(name);
        // The node answers once the outbox is closed, and all that closes at once after it.
        const close = async () => {
          await lane.close();
          setImmediate(release);
        };
        return { ...lane, close };
      },
      close: () => kept.close(),
    };
    const relay = await bench.open({ file, store });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3, slots: slots() });
    await asked;
    await relay.close();
    await relay.ended;
    const requests = openRequests(file, system.lightClient, 1);
    expect(requests.get(3)?.slots[0]?.state).to.equal("Fetched");
    requests.close();
    rmSync(folder, { recursive: true });
  });

  it("waits where a header is ahead of this chain's time", async () => {
    const { system } = bench;
    const { time } = await light();
    const relay = await bench.open();
    await advance(system.side, time + 5_000);
    await relay.looked();
    relay.ask({ number: 2 });
    await relay.looked();
    expect(relay.requestOf(2)?.state).to.equal("Waiting");
    expect(relay.state().problems.SIDE_CLOCK_AHEAD).to.match(/^header 2 is of \d+, this chain takes headers up to/);
    await advance(system.main, time + 4_990);
    await relay.until(() => relay.requestOf(2)?.state === "Recorded");
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });

  it("says that the light client is frozen, and brings everything again when the Council has renewed it", async () => {
    const { system } = bench;
    const { ours, lightClient } = system;
    const relay = await bench.open();
    await system.mine(4);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)?.state).to.equal("Recorded");
    await decide([ours], buildFreezeClientProposal(ours, { lightClient }));
    relay.ask({ number: 4 });
    await relay.looked();
    expect(relay.state().problems.LIGHT_CLIENT_STOPPED).to.match(/it is frozen/);
    expect(relay.state().status).to.equal("Frozen");
    expect(relay.requestOf(4)?.state).to.equal("Waiting");
    const header = await fetchQbftHeader(system.node, 2);
    await decide([ours], buildRenewClientProposal(ours, { lightClient, header }));
    expect((await light()).era).to.equal(1);
    await relay.until(() => relay.requestOf(4)?.state === "Recorded");
    await relay.until(() => relay.state().number === 4 && relay.requestOf(3)?.state === "Recorded");
    expect(await bench.sentBy(relay)).to.equal(3);
    await relay.looked();
    expect(relay.state()).to.deep.include({ status: "Active", problems: {} });
  });

  it("says that trust ended", async () => {
    const { system } = bench;
    const relay = await bench.open();
    const { time } = await light();
    await advance(system.main, time + TRUST_PERIOD + 1);
    await relay.looked();
    expect(relay.state().status).to.equal("Expired");
    expect(relay.state().problems.LIGHT_CLIENT_STOPPED).to.include(`its trust ended at ${time + TRUST_PERIOD}`);
  });

  it("follows the chain to other validators once the Council trusts these", async () => {
    const { system } = bench;
    const { ours, lightClient } = system;
    const relay = await bench.open();
    system.conduct.validators = { 0: system.validators, 3: qbftValidators(4, "others") };
    await system.mine(4);
    await relay.looked();
    relay.ask({ number: 4 });
    await relay.until(() => relay.requestOf(4)?.state === "Untrusted");
    expect(relay.state().problems).to.have.all.keys("SIDE_VALIDATORS_UNKNOWN");
    const header = await fetchQbftHeader(system.node, 5);
    await decide([ours], buildRenewClientProposal(ours, { lightClient, header }));
    await relay.until(() => relay.requestOf(4)?.state === "Recorded");
    await relay.looked();
    expect(relay.state().problems).to.deep.equal({});
  });
});
