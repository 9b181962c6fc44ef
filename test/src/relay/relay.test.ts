import { expect } from "chai";
import { getLightClient } from "../../../src/sdk/anchoring/actions/get-light-client.ts";
import { getRecordedHeader } from "../../../src/sdk/anchoring/actions/get-recorded-header.ts";
import { qbftClientContract } from "../../../src/sdk/anchoring/contracts.ts";
import { refused } from "../../../src/testing/errors.ts";
import { qbftValidators } from "../../../src/testing/qbft/validators.ts";
import { type RelayBench, relayBench, relayOn, type TestRelay } from "../../../src/testing/side-chain/relay.ts";
import { advance } from "../../../src/testing/side-chain/system.ts";

describe("a relayer", function () {
  this.timeout(120_000);
  let bench: RelayBench;
  beforeEach(async () => {
    bench = await relayBench();
  });
  afterEach(() => bench.close());

  const light = () => getLightClient(bench.system.ours, { lightClient: bench.system.lightClient });
  const recorded = (number: number) => {
    const { ours, lightClient } = bench.system;
    return getRecordedHeader(ours, { lightClient, number });
  };

  it("brings no header that nobody needs", async () => {
    const relay = await bench.open();
    await bench.system.mine(5);
    await relay.looked();
    expect(await bench.sentBy(relay)).to.equal(0);
    expect(relay.state()).to.include({ brought: 0, status: "Active", head: 6, number: 1 });
    expect(relay.state().problems).to.deep.equal({});
  });

  it("brings the heights that were asked for, each once, and those that are still to come", async () => {
    const relay = await bench.open();
    await bench.system.mine(3);
    await relay.looked();
    for (const number of [3, 4, 3, 6]) relay.ask({ number });
    await relay.looked();
    expect([relay.requestOf(3)?.state, relay.requestOf(4)?.state]).to.deep.equal(["Recorded", "Recorded"]);
    expect(relay.requestOf(6)?.state).to.equal("Waiting");
    expect(await bench.sentBy(relay)).to.equal(2);
    await bench.system.mine(2);
    await relay.looked();
    expect(relay.requestOf(6)?.state).to.equal("Recorded");
    expect(await bench.sentBy(relay)).to.equal(3);
    expect(relay.state().brought).to.equal(3);
    expect((await recorded(6)).number).to.equal(6);
    // The newest is asked for by no number.
    expect(relay.ask({}).number).to.equal(6);
  });

  it("brings the header that lists other validators", async () => {
    const relay = await bench.open();
    const grown = qbftValidators(5);
    bench.system.conduct.validators = { 0: bench.system.validators, 4: grown };
    await bench.system.mine(4);
    await relay.looked();
    expect((await light()).validators).to.deep.equal(grown.map(({ address }) => address));
    expect(await bench.sentBy(relay)).to.equal(1);
  });

  it("brings a header before trust ends", async () => {
    const { system } = bench;
    const relay = await bench.open({ renewAt: 0.5 });
    const { time, trustPeriod } = await light();
    await system.mine(2);
    const half = time + trustPeriod / 2;
    await advance(system.side, half + 10);
    await relay.looked();
    expect(await bench.sentBy(relay)).to.equal(0);
    await advance(system.main, half + 10);
    await relay.looked();
    await relay.looked();
    expect(await bench.sentBy(relay)).to.equal(1);
    expect((await light()).trustedUntil).to.equal(half + 10 + trustPeriod);
  });

  it("says that a height is refused where the light client will not take it, before anything is sent", async () => {
    const { system } = bench;
    const relay = await bench.open();
    system.conduct.validators = { 0: system.validators, 5: qbftValidators(5) };
    await system.mine(6);
    await relay.looked();
    const sent = await bench.sentBy(relay);
    system.conduct.validators = { 0: system.validators, 3: qbftValidators(6), 5: qbftValidators(5) };
    relay.ask({ number: 3 });
    await relay.looked();
    expect(relay.requestOf(3)).to.include({ state: "Refused" });
    expect(relay.requestOf(3)?.reason).to.match(/^header 3 lists other validators/);
    expect(relay.state().problems).to.deep.equal({});
    expect(await bench.sentBy(relay)).to.equal(sent);
  });

  it("goes on when somebody else has brought the header, without a transaction", async () => {
    const [one, other] = [await bench.open(), await bench.open()];
    await bench.system.mine(3);
    await one.looked();
    one.ask({ number: 3 });
    await one.looked();
    await other.looked();
    other.ask({ number: 3 });
    await other.looked();
    expect(other.requestOf(3)?.state).to.equal("Recorded");
    expect([await bench.sentBy(one), await bench.sentBy(other)]).to.deep.equal([1, 0]);
  });

  it("does not fail when another relayer's transaction is mined in the same block", async () => {
    const { system } = bench;
    const { provider } = system.main.ethers;
    const [one, other] = [await bench.open(), await bench.open()];
    await system.mine(3);
    await Promise.all([one.looked(), other.looked()]);
    await provider.send("evm_setAutomine", [false]);
    for (const relay of [one, other]) relay.ask({ number: 3 });
    const isSent = async ({ account }: TestRelay) => (await provider.getTransactionCount(account, "pending")) > 0;
    for (const relay of [one, other]) await relay.until(() => isSent(relay));
    await provider.send("evm_setAutomine", [true]);
    await provider.send("evm_mine", []);
    await Promise.all([one.looked(), other.looked()]);
    for (const relay of [one, other]) {
      expect(relay.requestOf(3)?.state).to.equal("Recorded");
      expect(relay.state().problems).to.deep.equal({});
      expect(await bench.sentBy(relay)).to.equal(1);
    }
    const contract = qbftClientContract(system.ours);
    const events = await contract.queryFilter(contract.filters.HeaderRecorded(system.lightClient, 3));
    expect(events).to.have.length(1);
  });

  it("resumes what an earlier life had taken on", async () => {
    const first = await bench.open();
    await bench.system.mine(3);
    await first.looked();
    for (const number of [3, 5]) first.ask({ number });
    await first.looked();
    await first.close();
    await bench.system.mine(3);
    const second = await bench.open({ file: first.file });
    expect(second.requestOf(3)?.state).to.equal("Recorded");
    expect(second.requestOf(5)?.state).to.equal("Recorded");
    expect([await bench.sentBy(first), await bench.sentBy(second)]).to.deep.equal([1, 1]);
  });

  it("refuses the store of another light client, and nodes of another chain", async () => {
    const { system } = bench;
    const first = await bench.open();
    await first.close();
    const other = `0x${"12".repeat(32)}`;
    await refused(relayOn({ ...system, lightClient: other }, { file: first.file }), "RELAY_STORE_OF_OTHER");
    await refused(relayOn({ ...system, lightClient: other }), "NOT_FOUND");
    const { values } = await refused(relayOn(system, { nodes: [system.another({ chainId: 7 })] }), "CHAIN_MISMATCH");
    expect(values).to.include({ expected: 20_260, actual: 7 });
  });
});
