import { expect } from "chai";
import { refused } from "../../../src/testing/errors.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench } from "../../../src/testing/side-chain/relay.ts";

describe("a relayer that is flooded", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
  });
  afterEach(() => bench.close());
  const slots = () => [{ account: bench.system.main.admin.address, slot: `0x${"00".repeat(32)}` }];

  it("refuses heights that are too far, the first block, and more than it has places for", async () => {
    const relay = await bench.open({ mostWaiting: 3 });
    const { values } = await refused(() => relay.ask({ number: 1_002 }), "RELAY_HEIGHT_TOO_FAR");
    expect(values).to.include({ field: "number", value: 1_002, head: 1, farthest: 1_000 });
    const first = await refused(() => relay.ask({ number: 0 }), "ARGUMENT_INVALID");
    expect(first.values).to.include({ field: "number", value: 0 });
    for (const number of [50, 51, 1_001]) relay.ask({ number });
    await refused(() => relay.ask({ number: 53 }), "RELAY_OVERLOADED");
    expect(relay.ask({ number: 50 }).state).to.equal("Waiting");
  });

  it("gives places back that heights before the trusted validators took", async () => {
    const { system } = bench;
    const others = qbftValidators(4, "others");
    system.conduct.validators = { 0: others, 8: system.validators };
    const relay = await bench.open({ mostWaiting: 3 });
    await system.mine(9);
    await relay.looked();
    relay.ask({ number: 10 });
    await relay.until(() => relay.requestOf(10)?.state === "Recorded");
    for (const number of [2, 3, 4]) relay.ask({ number });
    await relay.looked();
    for (const number of [2, 3, 4]) expect(relay.requestOf(number)?.state, String(number)).to.equal("Refused");
    expect(relay.requestOf(2)?.reason).to.match(/^header 2 lists other validators/);
    expect(relay.state().problems).to.deep.equal({});
    relay.ask({ number: 9 });
    await relay.until(() => relay.requestOf(9)?.state === "Recorded");
    expect(await bench.sentBy(relay)).to.equal(2);
  });

  it("is well though somebody asks for heights whose state is gone, and proves nothing there", async () => {
    const { system } = bench;
    system.conduct.keptBlocks = 16;
    const relay = await bench.open({ side: { keptBlocks: 16 } });
    await system.mine(14);
    await relay.looked();
    await system.mine(14);
    await relay.looked();
    relay.ask({ number: 4 });
    const { values } = await refused(() => relay.ask({ number: 15, slots: slots() }), "RELAY_STATE_TOO_OLD");
    expect(values).to.include({ field: "number", value: 15, head: 29, keptBlocks: 16, oldest: 16 });
    relay.ask({ number: 16, slots: slots() });
    await relay.looked();
    expect(relay.requestOf(4)?.state).to.equal("Recorded");
    expect(relay.requestOf(16)?.slots[0]?.state).to.equal("Fetched");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("brings so many heights in a round that it looks at its trust in between", async () => {
    const { system } = bench;
    system.conduct.validators = { 0: qbftValidators(1, "others"), 36: system.validators };
    await system.mine(36);
    const relay = await bench.open();
    relay.ask({ number: 37 });
    await relay.until(() => relay.requestOf(37)?.state === "Recorded");
    for (let number = 2; number <= 34; number++) relay.ask({ number });
    await relay.until(() => relay.requestOf(2)?.state === "Refused");
    const { rounds } = relay.state();
    await relay.until(() => relay.requestOf(34)?.state === "Refused");
    expect(relay.state().rounds).to.be.above(rounds);
  });

  it("does not read a header of megabytes that a node gives, and goes on by another", async () => {
    const { system } = bench;
    const bytes = `0xf9${"ff".repeat(2_000_000)}`;
    const flooding = system.another({
      answer: (method, _, answer) => (method === "debug_getRawHeader" ? bytes : answer),
    });
    const relay = await bench.open({ nodes: [flooding, system.node] });
    await system.mine(3);
    await relay.looked();
    relay.ask({ number: 3 });
    await relay.until(() => relay.requestOf(3)?.state === "Recorded");
    expect(relay.state().problems).to.deep.equal({});
  });

  it("keeps so many of those that are settled", async () => {
    const { system } = bench;
    const relay = await bench.open({ mostSettled: 4 });
    await system.mine(6);
    await relay.looked();
    for (const number of [2, 3, 4, 5, 6, 7]) relay.ask({ number });
    await relay.until(() => relay.requestOf(7)?.state === "Recorded");
    await relay.looked();
    const kept = [2, 3, 4, 5, 6, 7].filter((number) => relay.requestOf(number) !== undefined);
    expect(kept).to.deep.equal([4, 5, 6, 7]);
  });
});
